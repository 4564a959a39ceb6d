namespace TypedDynamics.Generator.Reading;

/// <summary>The pass over the document: envelope, schemas, and which reader takes which of their children.</summary>
internal sealed class CsdlPass(CsdlCursor cursor, PrologReader prolog, string path, CancellationToken cancellationToken)
{
    private const string NotCsdl = "TD0006";

    public CsdlDraft Draft { get; } = new();

    /// <summary>Null, or why the document is not the one that belongs here.</summary>
    public ReadProblem? Read()
    {
        if (!cursor.NextChild(0)) return null;
        prolog.End();
        var at = cursor.Here;
        if (!cursor.Name.Are(CsdlWords.Edmx) || !cursor.IsIn(CsdlWords.EdmxNamespace))
        {
            return new ReadProblem(NotCsdl, path, at, $"This is no OData 4 $metadata document: its root is <{Printable.Cut(cursor.Name)}>, not <edmx:Edmx>. Save the answer of GET /api/data/v9.2/$metadata here");
        }

        var schemas = 0;
        for (var edmx = cursor.Children(); cursor.NextChild(edmx);)
        {
            if (!cursor.Name.Are(CsdlWords.DataServices))
            {
                cursor.Skip();
                continue;
            }

            for (var services = cursor.Children(); cursor.NextChild(services);)
            {
                if (cursor.Element.Are(CsdlWords.Schema))
                {
                    schemas++;
                    ReadSchema();
                }
                else
                {
                    cursor.Skip();
                }
            }
        }

        cursor.ReadToEnd();
        return schemas > 0 ? null : new ReadProblem(NotCsdl, path, at, "This $metadata document holds no schema. Save the answer of GET /api/data/v9.2/$metadata here");
    }

    private void ReadSchema()
    {
        while (cursor.NextAttribute())
        {
            if (cursor.Name.Are(CsdlWords.Namespace) || cursor.Name.Are(CsdlWords.Alias)) Draft.Qualifiers.Add(cursor.Value);
        }

        var structures = new CsdlStructures(cursor, Draft);
        var operations = new CsdlOperations(cursor, Draft);
        for (var schema = cursor.Children(); cursor.NextChild(schema);)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var element = cursor.Element;
            if (element.Are(CsdlWords.EntityType)) structures.Read(isEntity: true);
            else if (element.Are(CsdlWords.ComplexType)) structures.Read(isEntity: false);
            else if (element.Are(CsdlWords.EnumType)) CsdlEnums.Read(cursor, Draft);
            else if (element.Are(CsdlWords.Action)) operations.Read(isFunction: false);
            else if (element.Are(CsdlWords.Function)) operations.Read(isFunction: true);
            else if (element.Are(CsdlWords.EntityContainer)) CsdlContainer.Read(cursor, Draft);
            else SkipUnknown(Draft, cursor, "schema");
        }
    }

    /// <summary>Elements of other vocabularies are none of our business, and terms and annotations declare nothing that is emitted.</summary>
    public static void SkipUnknown(CsdlDraft draft, CsdlCursor cursor, string where)
    {
        var element = cursor.Element;
        if (element.Length > 0 && !element.Are(CsdlWords.Term) && !element.Are(CsdlWords.Annotation) && !element.Are(CsdlWords.Annotations))
        {
            draft.LeftOut.Add($"<{Printable.Cut(element)}> in {where} is not supported and was left out", cursor.Here);
        }

        cursor.Skip();
    }
}

namespace TypedDynamics.Generator.Reading;

/// <summary>The pass over the document: envelope, schemas, and which reader takes which of their children.</summary>
internal sealed class CsdlPass(CsdlCursor cursor, string path, CancellationToken cancellationToken)
{
    private const string NotCsdl = "TD0006";

    private readonly CsdlStructures _structures = new(cursor);
    private readonly CsdlOperations _operations = new(cursor);

    public CsdlDraft Draft { get; } = new();

    public bool RootSeen { get; private set; }

    /// <summary>Null, or why the document is not the one that belongs here.</summary>
    public ReadProblem? Read()
    {
        if (!cursor.NextChild(0)) return null;
        RootSeen = true;
        var at = cursor.Here;
        if (!cursor.Name.Are(CsdlWords.Edmx) || !cursor.IsIn(CsdlWords.EdmxNamespace))
        {
            return new ReadProblem(NotCsdl, path, at, $"This is no OData 4 $metadata document: its root is <{Printable.Cut(cursor.Name)}>, not <edmx:Edmx> of {CsdlWords.EdmxNamespace}");
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
                if (cursor.Is(CsdlWords.Schema))
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
        return schemas > 0 ? null : new ReadProblem(NotCsdl, path, at, "This $metadata document holds no schema");
    }

    private void ReadSchema()
    {
        while (cursor.NextAttribute())
        {
            if (cursor.Name.Are(CsdlWords.Namespace) || cursor.Name.Are(CsdlWords.Alias)) Draft.Qualifiers.Add(cursor.Value);
        }

        for (var schema = cursor.Children(); cursor.NextChild(schema);)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (cursor.Is(CsdlWords.EntityType)) _structures.Read(Draft, isEntity: true);
            else if (cursor.Is(CsdlWords.ComplexType)) _structures.Read(Draft, isEntity: false);
            else if (cursor.Is(CsdlWords.EnumType)) CsdlEnums.Read(cursor, Draft);
            else if (cursor.Is(CsdlWords.Action)) _operations.Read(Draft, isFunction: false);
            else if (cursor.Is(CsdlWords.Function)) _operations.Read(Draft, isFunction: true);
            else if (cursor.Is(CsdlWords.EntityContainer)) CsdlContainer.Read(cursor, Draft);
            else SkipUnknown(Draft, cursor, "schema");
        }
    }

    /// <summary>Elements of other vocabularies are none of our business, and terms and annotations declare nothing that is emitted.</summary>
    public static void SkipUnknown(CsdlDraft draft, CsdlCursor cursor, string where)
    {
        var isKnown = cursor.Is(CsdlWords.Term) || cursor.Is(CsdlWords.Annotation) || cursor.Is(CsdlWords.Annotations);
        if (!isKnown && cursor.IsIn(CsdlWords.EdmNamespace))
        {
            draft.LeftOut.Add($"<{Printable.Cut(cursor.Name)}> in {where} is not supported and was left out", cursor.Here);
        }

        cursor.Skip();
    }
}

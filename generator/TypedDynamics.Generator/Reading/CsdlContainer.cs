namespace TypedDynamics.Generator.Reading;

/// <summary>Reads the entity container: which types have sets, which operations can be called without a row.</summary>
internal static class CsdlContainer
{
    public static void Read(CsdlCursor cursor, CsdlDraft draft)
    {
        for (var container = cursor.Children(); cursor.NextChild(container);)
        {
            if (cursor.Element.Are(CsdlWords.EntitySet)) ReadSet(cursor, draft);
            else if (cursor.Element.Are(CsdlWords.ActionImport)) ReadImport(cursor, draft, CsdlWords.Action, draft.ImportedActions);
            else if (cursor.Element.Are(CsdlWords.FunctionImport)) ReadImport(cursor, draft, CsdlWords.Function, draft.ImportedFunctions);
            else CsdlPass.SkipUnknown(draft, cursor, "the entity container");
        }
    }

    private static void ReadSet(CsdlCursor cursor, CsdlDraft draft)
    {
        var at = cursor.Here;
        string name = "", type = "";
        while (cursor.NextAttribute())
        {
            if (cursor.Name.Are(CsdlWords.Name)) name = cursor.Value;
            else if (cursor.Name.Are(CsdlWords.EntityType)) type = cursor.Value;
        }

        cursor.Skip();
        if (name.Length == 0 || type.Length == 0) draft.LeftOut.Add("An entity set without a name or a type was left out", at);
        else draft.Sets.Add(new SetDraft(name, draft.Names.Type(type, at).Name, at));
    }

    private static void ReadImport(CsdlCursor cursor, CsdlDraft draft, string operation, HashSet<string> imported)
    {
        var at = cursor.Here;
        if (cursor.TakeAttribute(operation) is { Length: > 0 } name) imported.Add(draft.Names.Type(name, at).Name);
        cursor.Skip();
    }
}

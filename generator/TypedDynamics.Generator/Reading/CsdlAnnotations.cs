namespace TypedDynamics.Generator.Reading;

/// <summary>What one annotation says, as far as it matters here; all null and false for the rest.</summary>
internal readonly record struct CsdlAnnotation
{
    public string? Description { get; init; }

    public bool SaysReadOnly { get; init; }

    public bool SaysOptional { get; init; }

    /// <summary>The columns of each key, by wire name.</summary>
    public List<string[]>? AlternateKeys { get; init; }
}

/// <summary>The annotations that the service writes: alternate keys and optional parameters always, the rest when asked to annotate.</summary>
internal static class CsdlAnnotations
{
    public static CsdlAnnotation Read(CsdlCursor cursor)
    {
        string term = "", text = "";
        var isTrue = true;
        while (cursor.NextAttribute())
        {
            var attribute = cursor.Name;
            if (attribute.Are(CsdlWords.Term)) term = cursor.Value;
            else if (attribute.Are(CsdlWords.String)) text = cursor.Value;
            else if (attribute.Are(CsdlWords.Bool)) isTrue = cursor.IsTrue;
        }

        switch (term)
        {
            case "OData.Community.Keys.V1.AlternateKeys" or "Keys.AlternateKeys" or "Org.OData.Core.V1.AlternateKeys":
                return new CsdlAnnotation { AlternateKeys = ReadKeys(cursor) };
            case "Org.OData.Core.V1.Permissions":
                return new CsdlAnnotation { SaysReadOnly = ReadPermission(cursor) };
        }

        cursor.Skip();
        return term switch
        {
            "Org.OData.Core.V1.Description" => new CsdlAnnotation { Description = text.Length == 0 ? null : text },
            "Org.OData.Core.V1.Computed" => new CsdlAnnotation { SaysReadOnly = isTrue },
            "Org.OData.Core.V1.OptionalParameter" => new CsdlAnnotation { SaysOptional = true },
            _ => default,
        };
    }

    private static bool ReadPermission(CsdlCursor cursor)
    {
        var isRead = false;
        for (var annotation = cursor.Children(); cursor.NextChild(annotation);)
        {
            if (cursor.Element.Are(CsdlWords.EnumMember)) isRead = cursor.Text().Trim() == "Org.OData.Core.V1.PermissionType/Read";
            else cursor.Skip();
        }

        return isRead;
    }

    // Annotation > Collection > Record (a key) > PropertyValue "Key" > Collection > Record (a column) > PropertyValue "Name"
    private static List<string[]> ReadKeys(CsdlCursor cursor)
    {
        var keys = new List<string[]>();
        for (var annotation = cursor.Children(); cursor.NextChild(annotation);)
        {
            for (var collection = cursor.Children(); cursor.NextChild(collection);)
            {
                var columns = new List<string>();
                for (var key = cursor.Children(); cursor.NextChild(key);)
                {
                    for (var value = cursor.Children(); cursor.NextChild(value);)
                    {
                        for (var list = cursor.Children(); cursor.NextChild(list);) ReadColumn(cursor, columns);
                    }
                }

                if (columns.Count > 0) keys.Add([.. columns]);
            }
        }

        return keys;
    }

    private static void ReadColumn(CsdlCursor cursor, List<string> columns)
    {
        for (var record = cursor.Children(); cursor.NextChild(record); cursor.Skip())
        {
            if (cursor.TakeAttribute(CsdlWords.PropertyPath) is { Length: > 0 } column) columns.Add(column);
        }
    }
}

using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Makes the schema of one entity or complex type out of its draft.</summary>
internal static class EntityLinking
{
    private const string Activity = "activitypointer";
    private static readonly TypeReference s_guid = new("Edm.Guid", false);

    public static EntitySchema Entity(StructureDraft draft, TypeIndex types)
    {
        var key = PrimaryKey(draft);
        return new EntitySchema
        {
            LogicalName = draft.Name,
            Base = draft.Base?.Name,
            IsAbstract = draft.IsAbstract,
            IsOpen = draft.IsOpen,
            EntitySetName = draft.SetName,
            Description = draft.Description,
            PrimaryIdColumn = key,
            IsActivity = IsActivity(draft),
            Columns = Columns(draft, types, key),
            Navigations = Navigations(draft, types),
            Keys = AlternateKeys(draft, types),
            Source = draft.At,
        };
    }

    public static ComplexSchema Complex(StructureDraft draft, TypeIndex types) => new()
    {
        Name = draft.Name,
        Base = draft.Base?.Name,
        IsAbstract = draft.IsAbstract,
        IsOpen = draft.IsOpen,
        Properties = draft.Properties
            .Where(property => types.Knows(property.Schema.Type, "A property", property.At))
            .Select(static property => property.Schema)
            .ToArray(),
        Navigations = Navigations(draft, types),
        Source = draft.At,
    };

    private static ColumnSchema[] Columns(StructureDraft draft, TypeIndex types, string? key)
    {
        var columns = new ColumnSchema[draft.Columns.Length + draft.Lookups.Length];
        var count = 0;
        foreach (var column in draft.Columns)
        {
            if (types.Knows(column.TypeName, "A property", column.Source)) columns[count++] = column.LogicalName == key ? column with { IsPrimaryId = true } : column;
        }

        foreach (var lookup in draft.Lookups) columns[count++] = lookup.ToColumn(s_guid);
        Array.Resize(ref columns, count);
        return columns;
    }

    private static NavigationSchema[] Navigations(StructureDraft draft, TypeIndex types)
    {
        var navigations = draft.Navigations;
        if (types.AreTargetsKnown) return navigations;
        var count = 0;
        foreach (var navigation in navigations)
        {
            if (types.KnowsEntity(navigation.Target, "A navigation property", navigation.Source)) navigations[count++] = navigation;
        }

        Array.Resize(ref navigations, count);
        return navigations;
    }

    private static KeySchema[] AlternateKeys(StructureDraft draft, TypeIndex types)
    {
        var keys = new List<KeySchema>(draft.AlternateKeys.Length);
        foreach (var columns in draft.AlternateKeys)
        {
            var names = columns.Select(column => ByWireName(draft, column)).ToArray();
            if (Array.IndexOf(names, null) < 0) keys.Add(new KeySchema(string.Join("_", names), null, names!));
            else types.LeaveOut("An alternate key over a column that the type does not have was left out", draft.At);
        }

        keys.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return [.. keys];
    }

    private static string? ByWireName(StructureDraft draft, string name)
    {
        for (var type = draft; type is not null; type = type.Base)
        {
            if (type.Has(name)) return name;
            if (Array.Find(type.Lookups, lookup => lookup.WireName == name || lookup.LogicalName == name) is { } found) return found.LogicalName;
        }

        return null;
    }

    private static string? PrimaryKey(StructureDraft draft)
    {
        for (var type = draft; type is not null; type = type.Base)
        {
            if (type.KeyColumns.Length == 0) continue;
            if (type.KeyColumns.Length > 1) return null;
            var key = type.KeyColumns[0];
            // Users and teams repeat the key of principal, which has no rows; their own id is the one that addresses them.
            var own = draft.Name + "id";
            return draft.Base is { SetName: null } && !draft.Has(key) && draft.Has(own) ? own : key;
        }

        return null;
    }

    private static bool IsActivity(StructureDraft draft)
    {
        for (var type = draft; type is not null; type = type.Base)
        {
            if (type.Name == Activity) return true;
        }

        return false;
    }
}

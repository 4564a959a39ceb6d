using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Makes the schema of one entity or complex type out of its draft.</summary>
internal static class EntityLinking
{
    private const string Activity = "activitypointer";

    public static EntitySchema Entity(StructureDraft draft, TypeIndex types, LookupTargets lookups, Dictionary<string, string> sets)
    {
        var key = PrimaryKey(draft, sets);
        return new EntitySchema
        {
            LogicalName = draft.Name,
            Base = draft.Base?.Name,
            IsAbstract = draft.IsAbstract,
            IsOpen = draft.IsOpen,
            EntitySetName = sets.TryGetValue(draft.Name, out var set) ? set : null,
            Description = draft.Description,
            PrimaryIdColumn = key,
            IsActivity = IsActivity(draft),
            Columns = Columns(draft, types, lookups, key),
            Navigations = Navigations(draft, types, lookups),
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
        Properties = draft.Columns
            .Where(column => types.Knows(column.Type, "A property", column.At))
            .Select(static column => new PropertySchema(column.WireName, column.Type, column.IsNullable))
            .ToArray(),
        Navigations = Navigations(draft, types, null),
        Source = draft.At,
    };

    private static List<ColumnSchema> Columns(StructureDraft draft, TypeIndex types, LookupTargets lookups, string? key)
    {
        var columns = new List<ColumnSchema>(draft.Columns.Count);
        for (var i = 0; i < draft.Columns.Count; i++)
        {
            var column = draft.Columns[i];
            if (!types.Knows(column.Type, "A property", column.At)) continue;
            var targets = column.IsLookup ? lookups.Of(draft, i) : default;
            columns.Add(new ColumnSchema
            {
                LogicalName = column.LogicalName,
                WireName = column.WireName,
                Type = column.IsLookup ? lookups.TypeOf(draft, i, targets) : ColumnTypes.OfCsdl(column.Type),
                TypeName = column.Type,
                Description = column.Description,
                // Annotated documents call nearly every lookup computed, because it is written through its navigation.
                IsValidForCreate = column.IsLookup || !column.IsReadOnly,
                IsValidForUpdate = column.IsLookup || !column.IsReadOnly,
                IsPrimaryId = column.LogicalName == key && !column.IsLookup,
                Targets = targets,
                Source = column.At,
            });
        }

        return SortedOnce(columns, static column => column.WireName, types, static column => column.Source);
    }

    private static List<NavigationSchema> Navigations(StructureDraft draft, TypeIndex types, LookupTargets? lookups)
    {
        var navigations = new List<NavigationSchema>(draft.Navigations.Count);
        for (var i = 0; i < draft.Navigations.Count; i++)
        {
            var navigation = draft.Navigations[i];
            if (!types.KnowsEntity(navigation.Type, "A navigation property", navigation.At)) continue;
            navigations.Add(new NavigationSchema
            {
                Name = navigation.Name,
                Target = navigation.Type.Name,
                IsCollection = navigation.Type.IsCollection,
                Partner = navigation.Partner,
                ContainsTarget = navigation.ContainsTarget,
                ReferencingColumn = lookups?.ColumnOf(draft, i),
                IsManyToMany = IsManyToMany(navigation, types),
                Source = navigation.At,
            });
        }

        return SortedOnce(navigations, static navigation => navigation.Name, types, static navigation => navigation.Source);
    }

    // Both ends of an N:N relationship are collections; they mostly share one name.
    private static bool IsManyToMany(in NavigationDraft navigation, TypeIndex types)
    {
        if (!navigation.Type.IsCollection || navigation.Partner is not { } partner) return false;
        if (partner == navigation.Name) return true;
        for (var type = types.Entity(navigation.Type.Name); type is not null; type = type.Base)
        {
            if (type.IsCollectionNavigation(partner) is { } isCollection) return isCollection;
        }

        return false;
    }

    private static KeySchema[] AlternateKeys(StructureDraft draft, TypeIndex types)
    {
        var keys = new List<KeySchema>(draft.AlternateKeys.Count);
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
            foreach (var column in type.Columns)
            {
                if (column.WireName == name) return column.LogicalName;
            }
        }

        return LookupNames.Inherited(draft, name) is { } lookup ? lookup.Type.Columns[lookup.Column].LogicalName : null;
    }

    private static string? PrimaryKey(StructureDraft draft, Dictionary<string, string> sets)
    {
        for (var type = draft; type is not null; type = type.Base)
        {
            if (type.KeyColumns.Count == 0) continue;
            if (type.KeyColumns.Count > 1) return null;
            var key = type.KeyColumns[0];
            // Users and teams repeat the key of principal, which has no rows; their own id is the one that addresses them.
            var own = draft.Name + "id";
            return draft.Base is { } @base && !sets.ContainsKey(@base.Name) && !draft.Has(key) && draft.Has(own) ? own : key;
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

    private static List<T> SortedOnce<T>(List<T> members, Func<T, string> name, TypeIndex types, Func<T, SourcePoint> at)
    {
        members.Sort((a, b) => string.CompareOrdinal(name(a), name(b)));
        for (var i = members.Count - 1; i > 0; i--)
        {
            if (name(members[i]) != name(members[i - 1])) continue;
            types.LeaveOut("A member that its type already has was left out", at(members[i]));
            members.RemoveAt(i);
        }

        return members;
    }
}

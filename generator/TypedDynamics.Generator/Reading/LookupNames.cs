namespace TypedDynamics.Generator.Reading;

/// <summary>
/// Finds the lookup behind a navigation by name, for navigations without a constraint: those of derived types, whose lookup
/// stands on the base (<c>regardingobjectid_account_task</c> → <c>regardingobjectid</c>).
/// </summary>
internal static class LookupNames
{
    public static (StructureDraft Type, int Column)? Find(StructureDraft type, in NavigationDraft navigation)
    {
        var name = navigation.Name;
        var target = navigation.Type.Name;
        var withoutTable = Without(name, type.Name);
        var withoutTarget = Without(name, target);
        return Inherited(type, name)
            ?? Inherited(type, withoutTable)
            ?? Inherited(type, Without(withoutTable, target))
            ?? Inherited(type, withoutTarget)
            ?? Inherited(type, Without(withoutTarget, type.Name))
            ?? LongestPrefix(type, name)
            ?? FirstWord(type, name);
    }

    /// <summary>The lookup of this logical name, own or of a base.</summary>
    public static (StructureDraft Type, int Column)? Inherited(StructureDraft type, string name)
    {
        for (var owner = type; owner is not null; owner = owner.Base)
        {
            if (owner.Lookups.TryGetValue(name, out var column)) return (owner, column);
        }

        return null;
    }

    // regardingobjectid_new_interactionforemail_fax: the middle is neither the target's name nor the table's.
    private static (StructureDraft Type, int Column)? LongestPrefix(StructureDraft type, string name)
    {
        (StructureDraft, int)? best = null;
        var length = 0;
        for (var owner = type; owner is not null; owner = owner.Base)
        {
            foreach (var lookup in owner.Lookups)
            {
                if (lookup.Key.Length <= length || !IsPrefix(lookup.Key, name)) continue;
                best = (owner, lookup.Value);
                length = lookup.Key.Length;
            }
        }

        return best;
    }

    // sla_task_sla: the column is slaid.
    private static (StructureDraft Type, int Column)? FirstWord(StructureDraft type, string name)
    {
        var end = name.IndexOf('_');
        return end > 0 ? Inherited(type, name.Substring(0, end) + "id") : null;
    }

    private static bool IsPrefix(string lookup, string name) =>
        name.Length > lookup.Length && name[lookup.Length] == '_' && name.StartsWith(lookup, StringComparison.OrdinalIgnoreCase);

    private static string Without(string name, string suffix)
    {
        var rest = name.Length - suffix.Length - 1;
        return rest > 0 && name[rest] == '_' && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, rest) : name;
    }
}

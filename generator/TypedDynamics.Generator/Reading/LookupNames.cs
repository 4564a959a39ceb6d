using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>
/// Finds the lookup behind a navigation by name, for navigations without a constraint: those of derived types, whose lookup
/// stands on the base (<c>regardingobjectid_account_task</c> → <c>regardingobjectid</c>).
/// </summary>
internal static class LookupNames
{
    public static LookupDraft? Find(StructureDraft type, NavigationSchema navigation)
    {
        var name = navigation.Name;
        var target = navigation.Target;
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

    /// <summary>The lookup of exactly this logical name, own or of a base.</summary>
    public static LookupDraft? Constrained(StructureDraft type, string name)
    {
        for (var owner = type; owner is not null; owner = owner.Base)
        {
            foreach (var lookup in owner.Lookups)
            {
                if (lookup.LogicalName == name) return lookup;
            }
        }

        return null;
    }

    /// <summary>The lookup of this logical name, own or of a base. Case is no matter: navigations are often called after the schema name.</summary>
    private static LookupDraft? Inherited(StructureDraft type, string name)
    {
        for (var owner = type; owner is not null; owner = owner.Base)
        {
            foreach (var lookup in owner.Lookups)
            {
                if (lookup.LogicalName.Equals(name, StringComparison.OrdinalIgnoreCase)) return lookup;
            }
        }

        return null;
    }

    // regardingobjectid_new_interactionforemail_fax: the middle is neither the target's name nor the table's.
    private static LookupDraft? LongestPrefix(StructureDraft type, string name)
    {
        LookupDraft? best = null;
        for (var owner = type; owner is not null; owner = owner.Base)
        {
            foreach (var lookup in owner.Lookups)
            {
                if (lookup.LogicalName.Length > (best?.LogicalName.Length ?? 0) && IsPrefix(lookup.LogicalName, name)) best = lookup;
            }
        }

        return best;
    }

    // sla_task_sla: the column is slaid.
    private static LookupDraft? FirstWord(StructureDraft type, string name)
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

using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>
/// Finds the lookup behind each single-valued navigation, and so the tables that each lookup points to: as many as there are
/// navigations over its column.
/// </summary>
internal static class LookupTargets
{
    private const string Principal = "principal";

    public static void Link(TypeIndex types)
    {
        // What a constraint says goes before what a name suggests.
        var unbound = new List<(StructureDraft Type, int Navigation)>();
        foreach (var type in types.Structures)
        {
            if (type.IsEntity) ByConstraint(type, types, unbound);
        }

        foreach (var (type, navigation) in unbound) ByName(type, navigation, types);
    }

    private static void ByConstraint(StructureDraft type, TypeIndex types, List<(StructureDraft Type, int Navigation)> unbound)
    {
        foreach (var i in type.References)
        {
            var navigation = type.Navigations[i];
            // A constraint over a column that does not exist leaves it to the name.
            if (navigation.ReferencingColumn is { } column && LookupNames.Constrained(type, column) is { } lookup) Add(lookup, type, navigation, types);
            else unbound.Add((type, i));
        }
    }

    private static void ByName(StructureDraft type, int index, TypeIndex types)
    {
        var navigation = type.Navigations[index];
        var lookup = LookupNames.Find(type, navigation);
        if (lookup is not null) Add(lookup, type, navigation, types);
        if (lookup?.LogicalName != navigation.ReferencingColumn) type.Navigations[index] = navigation with { ReferencingColumn = lookup?.LogicalName };
    }

    private static void Add(LookupDraft lookup, StructureDraft type, NavigationSchema navigation, TypeIndex types)
    {
        var target = navigation.Target;
        var binding = Array.IndexOf(type.Lookups, lookup) >= 0 ? navigation.Name : null;
        lookup.IsOwner |= target == Principal;
        if (types.Entity(target) is { IsAbstract: true } entity) AddTables(lookup, entity, binding);
        else lookup.Add(target, binding);
    }

    /// <summary>An abstract type without rows of its own (principal) stands for those that derive from it.</summary>
    private static void AddTables(LookupDraft lookup, StructureDraft target, string? binding)
    {
        if (!target.IsAbstract || target.SetName is not null || target.Derived.Count == 0) lookup.Add(target.Name, binding);
        else foreach (var derived in target.Derived) AddTables(lookup, derived, binding);
    }
}

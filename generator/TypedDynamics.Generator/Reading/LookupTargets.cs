using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>
/// Finds the lookup behind each single-valued navigation, and so the tables that each lookup points to: as many as there are
/// navigations over its column.
/// </summary>
internal sealed class LookupTargets
{
    private const string Principal = "principal";

    private readonly TypeIndex _types;
    private readonly Dictionary<string, string> _sets;
    private readonly Dictionary<string, List<string>> _derived = new(StringComparer.Ordinal);

    public static void Link(TypeIndex types, Dictionary<string, string> sets) => _ = new LookupTargets(types, sets);

    private LookupTargets(TypeIndex types, Dictionary<string, string> sets)
    {
        _types = types;
        _sets = sets;
        foreach (var type in types.Structures)
        {
            if (!type.IsEntity || type.Base is not { } @base) continue;
            if (!_derived.TryGetValue(@base.Name, out var derived)) _derived.Add(@base.Name, derived = []);
            derived.Add(type.Name);
        }

        // What a constraint says goes before what a name suggests.
        foreach (var type in types.Structures) Collect(type, byConstraint: true);
        foreach (var type in types.Structures) Collect(type, byConstraint: false);
    }

    private void Collect(StructureDraft type, bool byConstraint)
    {
        if (!type.IsEntity) return;
        for (var i = 0; i < type.Navigations.Length; i++)
        {
            var navigation = type.Navigations[i];
            if (navigation.IsCollection || byConstraint != navigation.ReferencingColumn is not null) continue;
            var lookup = byConstraint ? LookupNames.Inherited(type, navigation.ReferencingColumn!) : LookupNames.Find(type, navigation);
            if (lookup is not null) Add(lookup, navigation, Array.IndexOf(type.Lookups, lookup) >= 0 ? navigation.Name : null);
            // A constraint over a column that does not exist leaves it to the name.
            if (lookup?.LogicalName != navigation.ReferencingColumn) type.Navigations[i] = navigation with { ReferencingColumn = lookup?.LogicalName };
        }
    }

    private void Add(LookupDraft lookup, NavigationSchema navigation, string? binding)
    {
        lookup.IsOwner |= navigation.Target == Principal;
        if (IsTable(navigation.Target)) lookup.Add(navigation.Target, binding);
        else foreach (var table in TablesOf(navigation.Target)) lookup.Add(table, binding);
    }

    private bool IsTable(string name) => _sets.ContainsKey(name) || !_derived.ContainsKey(name);

    /// <summary>An abstract type without rows of its own (principal) stands for those that derive from it.</summary>
    private IEnumerable<string> TablesOf(string name) =>
        !IsTable(name) && _types.Entity(name) is { IsAbstract: true } ? _derived[name].SelectMany(TablesOf) : [name];
}

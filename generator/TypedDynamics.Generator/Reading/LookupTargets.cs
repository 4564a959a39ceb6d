using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>
/// Which lookup column stands behind a single-valued navigation, and so which tables a lookup points to: as many as there are
/// navigations over its column.
/// </summary>
internal sealed class LookupTargets
{
    private const string Principal = "principal";

    private readonly TypeIndex _types;
    private readonly Dictionary<string, string> _sets;
    private readonly Dictionary<string, List<string>> _derived = new(StringComparer.Ordinal);
    private readonly Dictionary<(StructureDraft Type, int Column), SortedDictionary<string, string?>> _targets = [];
    private readonly HashSet<(StructureDraft Type, int Column)> _owners = [];
    private readonly Dictionary<(StructureDraft Type, int Navigation), string> _columns = [];

    public LookupTargets(TypeIndex types, Dictionary<string, string> sets)
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

    /// <summary>Sorted by table.</summary>
    public EquatableArray<LookupTarget> Of(StructureDraft type, int column) => _targets.TryGetValue((type, column), out var targets)
        ? targets.Select(static target => new LookupTarget(target.Key, target.Value)).ToArray()
        : EquatableArray<LookupTarget>.Empty;

    public ColumnType TypeOf(StructureDraft type, int column, EquatableArray<LookupTarget> targets)
    {
        if (_owners.Contains((type, column))) return ColumnType.Owner;
        return targets.Count == 2 && targets[0].Entity == "account" && targets[1].Entity == "contact" ? ColumnType.Customer : ColumnType.Lookup;
    }

    /// <summary>The logical name of the lookup behind a navigation; null when there is none.</summary>
    public string? ColumnOf(StructureDraft type, int navigation) => _columns.TryGetValue((type, navigation), out var column) ? column : null;

    private void Collect(StructureDraft type, bool byConstraint)
    {
        if (!type.IsEntity) return;
        for (var i = 0; i < type.Navigations.Count; i++)
        {
            var navigation = type.Navigations[i];
            if (navigation.Type.IsCollection || _columns.ContainsKey((type, i))) continue;
            var found = byConstraint ? ByConstraint(type, navigation) : LookupNames.Find(type, navigation);
            if (found is not { } lookup) continue;
            _columns.Add((type, i), lookup.Type.Columns[lookup.Column].LogicalName);
            Add(lookup, navigation, ReferenceEquals(lookup.Type, type) ? navigation.Name : null);
        }
    }

    private static (StructureDraft Type, int Column)? ByConstraint(StructureDraft type, in NavigationDraft navigation) =>
        navigation.ConstraintColumn is { } column ? LookupNames.Inherited(type, column) : null;

    /// <param name="binding">Null for the navigation of a derived type, which the table of the column itself does not have.</param>
    private void Add((StructureDraft Type, int Column) lookup, in NavigationDraft navigation, string? binding)
    {
        if (navigation.Type.Name == Principal) _owners.Add(lookup);
        if (!_targets.TryGetValue(lookup, out var targets)) _targets.Add(lookup, targets = new SortedDictionary<string, string?>(StringComparer.Ordinal));
        foreach (var table in TablesOf(navigation.Type.Name))
        {
            if (!targets.TryGetValue(table, out var known) || known is null) targets[table] = binding;
        }
    }

    /// <summary>A type without rows of its own (principal) stands for those that derive from it.</summary>
    private IEnumerable<string> TablesOf(string name)
    {
        if (_types.Entity(name) is not { IsAbstract: true } || _sets.ContainsKey(name) || !_derived.TryGetValue(name, out var derived)) return [name];
        return derived.SelectMany(TablesOf);
    }
}

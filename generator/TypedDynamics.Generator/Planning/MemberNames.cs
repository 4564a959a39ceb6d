using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>The C# names of one entity's own members. All columns and navigations count, asked for or not: asking for more renames nothing.</summary>
internal sealed class MemberNames
{
    private readonly NameScope _scope;
    private readonly MemberNames? _base;
    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _navigations = new(StringComparer.Ordinal);

    public MemberNames(EntitySchema entity, string className, MemberNames? inherited)
    {
        _base = inherited;
        _scope = new(name => name == className || ReservedNames.IsEntityMember(name));
        for (var type = inherited; type is not null; type = type._base)
        {
            foreach (var name in type._columns.Values) _scope.Occupy(name);
            foreach (var name in type._navigations.Values) _scope.Occupy(name);
        }

        NameColumns(entity);
        NameNavigations(entity, isCollection: false);
        NameNavigations(entity, isCollection: true);
    }

    /// <summary>What was altered because another member has the name: wire name → C# name.</summary>
    public List<(string WireName, string Name, SourcePoint At)> Collisions { get; } = [];

    /// <summary>The property of a column, own or inherited; null when there is none.</summary>
    public string? OfColumn(string logicalName) =>
        _columns.TryGetValue(logicalName, out var name) ? name : _base?.OfColumn(logicalName);

    /// <summary>The property of one of its own navigations.</summary>
    public string OfNavigation(string wireName) => _navigations[wireName];

    /// <summary>True when a base type declares a column or navigation of that wire name: it is not declared again.</summary>
    public bool Inherits(ColumnSchema column) => _base?.HasColumn(column.LogicalName) ?? false;

    /// <inheritdoc cref="Inherits(ColumnSchema)"/>
    public bool Inherits(NavigationSchema navigation) => _base?.HasNavigation(navigation.Name) ?? false;

    private bool HasColumn(string logicalName) => _columns.ContainsKey(logicalName) || (_base?.HasColumn(logicalName) ?? false);

    private bool HasNavigation(string wireName) => _navigations.ContainsKey(wireName) || (_base?.HasNavigation(wireName) ?? false);

    private void NameColumns(EntitySchema entity)
    {
        var columns = new List<ColumnSchema>(entity.Columns);
        columns.Sort(static (a, b) =>
        {
            var byAge = OrgIndex.Compare(a.CreatedOn, string.Empty, b.CreatedOn, string.Empty);
            var byKind = byAge != 0 ? byAge : IsLookup(a).CompareTo(IsLookup(b));
            return byKind != 0 ? byKind : string.CompareOrdinal(a.LogicalName, b.LogicalName);
        });

        foreach (var column in columns)
        {
            if (Inherits(column) || _columns.ContainsKey(column.LogicalName)) continue;
            var source = column.SchemaName ?? NavigationSpelling(column) ?? column.LogicalName;
            var plain = Identifiers.Pascal(source);
            var underscored = Identifiers.PascalWithUnderscores(source);
            if (IsLookup(column) || EndsInId(column))
            {
                plain = Identifiers.WithId(plain);
                underscored = Identifiers.WithId(underscored);
            }

            var name = _scope.Claim(plain, underscored, "Column", apartByCase: true, out var collided);
            _columns[column.LogicalName] = name;
            if (collided) Collisions.Add((column.LogicalName, name, column.Source));
        }
    }

    private void NameNavigations(EntitySchema entity, bool isCollection)
    {
        var navigations = new List<NavigationSchema>(entity.Navigations);
        navigations.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var navigation in navigations)
        {
            if (navigation.IsCollection != isCollection || Inherits(navigation) || _navigations.ContainsKey(navigation.Name)) continue;
            var (plain, underscored) = Spell(navigation);
            var name = _scope.Claim(plain, underscored, "Navigation", apartByCase: false, out var collided);
            _navigations[navigation.Name] = name;
            if (collided) Collisions.Add((navigation.Name, name, navigation.Source));
        }
    }

    // The lookup PrimaryContactId has the navigation PrimaryContact; one of several targets adds the rest: CustomerId, CustomerAccount.
    private (string Plain, string Underscored) Spell(NavigationSchema navigation)
    {
        var name = navigation.Name;
        if (!navigation.IsCollection
            && navigation.ReferencingColumn is { } column
            && name.StartsWith(column, StringComparison.OrdinalIgnoreCase)
            && OfColumn(column) is { } property)
        {
            var stem = Identifiers.WithoutId(property);
            if (name.Length == column.Length) return (stem, stem);
            if (name[column.Length] == '_' && name.Length > column.Length + 1)
            {
                var rest = name.Substring(column.Length + 1);
                return (stem + Identifiers.Pascal(rest), stem + "_" + Identifiers.PascalWithUnderscores(rest));
            }
        }

        return (Identifiers.Pascal(name), Identifiers.PascalWithUnderscores(name));
    }

    // With CSDL alone only a custom lookup's navigation tells the lookup's mixed-case name.
    private static string? NavigationSpelling(ColumnSchema column)
    {
        if (!IsLookup(column)) return null;
        foreach (var target in column.Targets)
        {
            if (target.Navigation is { } navigation && string.Equals(navigation, column.LogicalName, StringComparison.OrdinalIgnoreCase))
                return navigation;
        }

        return null;
    }

    private static bool EndsInId(ColumnSchema column) =>
        column is { IsPrimaryId: true, Type: ColumnType.UniqueIdentifier } && column.LogicalName.EndsWith("id", StringComparison.OrdinalIgnoreCase);

    private static bool IsLookup(ColumnSchema column) => column.Type is ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner;
}

using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>The C# names of one entity's own members. All columns and navigations count, asked for or not: asking for more renames nothing. The elder claim first.</summary>
internal sealed class MemberNames
{
    private readonly NameScope _scope;
    private readonly MemberNames? _base;
    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _navigations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTime> _ages = new(StringComparer.Ordinal);

    public MemberNames(EntitySchema entity, string className, MemberNames? inherited)
    {
        _base = inherited;
        _scope = new(name => name == className || ReservedNames.IsEntityMember(name));
        for (var type = inherited; type is not null; type = type._base)
        {
            foreach (var name in type._columns.Values) _scope.Occupy(name);
            foreach (var name in type._navigations.Values) _scope.Occupy(name);
        }

        var claims = new List<Claim>(Claims(entity));
        claims.Sort(Claim.Compare);
        foreach (var claim in claims)
        {
            if (claim.Column is { } column) NameColumn(column);
            else NameNavigation(claim.Navigation!);
        }
    }

    // Among equals, and where no definition tells their ages.
    private enum Kind
    {
        Column,
        Lookup,
        Reference,
        Collection,
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

    private IEnumerable<Claim> Claims(EntitySchema entity)
    {
        foreach (var column in entity.Columns)
        {
            _ages[column.LogicalName] = Age.Of(column.CreatedOn);
            if (!Inherits(column)) yield return new(Age.Of(column.CreatedOn), IsLookup(column) ? Kind.Lookup : Kind.Column, column.LogicalName, column, null);
        }

        foreach (var navigation in entity.Navigations)
        {
            if (!Inherits(navigation)) yield return new(AgeOf(navigation), navigation.IsCollection ? Kind.Collection : Kind.Reference, navigation.Name, null, navigation);
        }
    }

    // A reference is as old as its lookup. Of collections nothing tells the age.
    private DateTime AgeOf(NavigationSchema navigation)
    {
        if (navigation.IsCollection || navigation.ReferencingColumn is not { } column) return Age.Unknown;
        for (var type = this; type is not null; type = type._base)
        {
            if (type._ages.TryGetValue(column, out var age)) return age;
        }

        return Age.Unknown;
    }

    private void NameColumn(ColumnSchema column)
    {
        if (_columns.ContainsKey(column.LogicalName)) return;
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

    private void NameNavigation(NavigationSchema navigation)
    {
        if (_navigations.ContainsKey(navigation.Name)) return;
        var (plain, underscored) = Spell(navigation);
        var name = _scope.Claim(plain, underscored, "Navigation", apartByCase: false, out var collided);
        _navigations[navigation.Name] = name;
        if (collided) Collisions.Add((navigation.Name, name, navigation.Source));
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

    private readonly record struct Claim(DateTime Age, Kind Kind, string Name, ColumnSchema? Column, NavigationSchema? Navigation)
    {
        public static int Compare(Claim a, Claim b)
        {
            var byAge = a.Age.CompareTo(b.Age);
            var byKind = byAge != 0 ? byAge : a.Kind.CompareTo(b.Kind);
            return byKind != 0 ? byKind : string.CompareOrdinal(a.Name, b.Name);
        }
    }
}

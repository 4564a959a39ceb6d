using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.OData.Edm;

namespace TypedDynamics.Emulator.Organization;

/// <summary>One table of the organization. A derived one (an activity, a user, a team) shares the columns and the key of its base.</summary>
internal sealed class Table
{
    private readonly FrozenDictionary<string, Column> _columns;
    private FrozenDictionary<string, Navigation> _navigations = FrozenDictionary<string, Navigation>.Empty;
    private FrozenDictionary<string, ImmutableArray<LookupTarget>> _targets = FrozenDictionary<string, ImmutableArray<LookupTarget>>.Empty;

    public Table(IEdmEntityType type, string? setName, Table? baseTable, string storageName, IEnumerable<Column> ownColumns, string keyName)
    {
        Type = type;
        SetName = setName;
        Base = baseTable;
        StorageName = storageName;
        OwnColumns = [.. ownColumns];
        Columns = baseTable is null ? OwnColumns : [.. baseTable.Columns, .. OwnColumns];
        _columns = Columns.ToFrozenDictionary(column => column.Name, StringComparer.Ordinal);
        Key = _columns[keyName];
        PrimaryId = Column(LogicalName + "id") ?? Key;
    }

    public IEdmEntityType Type { get; }

    public string LogicalName => Type.Name;

    public string FullName => Type.FullTypeName();

    /// <summary>The entity set, or null for a type that only others derive from (<c>principal</c>).</summary>
    public string? SetName { get; }

    public Table? Base { get; }

    public Table Root => Base?.Root ?? this;

    public bool IsAbstract => Type.IsAbstract;

    public string StorageName { get; }

    /// <summary>What rows are read from: the table, or the view that joins it with its base.</summary>
    public string ReadName => Base is null ? StorageName : StorageName + "$all";

    public ImmutableArray<Column> OwnColumns { get; }

    public ImmutableArray<Column> Columns { get; }

    /// <summary>What stands in the parentheses of a row's address.</summary>
    public Column Key { get; }

    /// <summary>The column that the schema calls the primary id; not the key for users and teams.</summary>
    public Column PrimaryId { get; }

    public Column? PrimaryName { get; init; }

    public bool IsIntersect { get; init; }

    /// <summary>True for a table without transactions over several rows.</summary>
    public bool IsElastic { get; init; }

    public bool HasOptimisticConcurrency { get; init; } = true;

    public bool TracksChanges { get; init; } = true;

    public ImmutableArray<ImmutableArray<Column>> AlternateKeys { get; init; } = [];

    /// <summary>The options of inherited choices that this table has for itself: an activity's own status reasons.</summary>
    public FrozenDictionary<string, ImmutableArray<Option>> OwnOptions { get; init; } = FrozenDictionary<string, ImmutableArray<Option>>.Empty;

    /// <summary>What becomes of this table's rows when the row that they refer to is deleted, by column and referenced table.</summary>
    public IReadOnlyDictionary<(string Column, string Table), DeleteBehavior> DeleteBehaviors { get; init; } = FrozenDictionary<(string Column, string Table), DeleteBehavior>.Empty;

    public ImmutableArray<Table> Derived { get; private set; } = [];

    public IEnumerable<Navigation> Navigations => _navigations.Values;

    public Column? Column(string name) => _columns.GetValueOrDefault(name);

    public ImmutableArray<Option> OptionsOf(Column column) => OwnOptions.GetValueOrDefault(column.Name, column.Options);

    public Navigation? Navigation(string name) => _navigations.GetValueOrDefault(name);

    /// <summary>The tables that a lookup column may refer to, each with the navigation that binds it.</summary>
    public ImmutableArray<LookupTarget> TargetsOf(Column lookup) => _targets.GetValueOrDefault(lookup.Name, []);

    public override string ToString() => LogicalName;

    internal void AddDerived(Table table) => Derived = Derived.Add(table);

    internal void Connect(IReadOnlyCollection<Navigation> navigations)
    {
        _navigations = navigations.ToFrozenDictionary(navigation => navigation.Name, StringComparer.Ordinal);
        _targets = navigations
            .Where(navigation => navigation is { IsCollection: false, Column.Kind: ColumnKind.Lookup } && navigation.Column == Column(navigation.Column.Name))
            .OrderBy(navigation => Type.DeclaredProperties.All(own => own.Name != navigation.Name))
            .ThenBy(navigation => navigation.Name != navigation.Column!.LogicalName)
            .ThenBy(navigation => navigation.Name, StringComparer.Ordinal)
            .GroupBy(navigation => navigation.Column!.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.SelectMany(Leaves).DistinctBy(target => target.Table).ToImmutableArray(),
                StringComparer.Ordinal);
    }

    private static IEnumerable<LookupTarget> Leaves(Navigation navigation) =>
        navigation.Target.Derived.IsEmpty
            ? [new(navigation.Target, navigation.Name)]
            : navigation.Target.Derived.Select(table => new LookupTarget(table, navigation.Name));
}

/// <summary>A table that a lookup may refer to, and the navigation that sets it.</summary>
internal readonly record struct LookupTarget(Table Table, string Navigation);

using System.Collections.Immutable;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>What a selector reads of a row: filled while its text is read, then turned into a selection and expansions.</summary>
internal sealed class ReadColumns(EntityModel entity)
{
    private readonly HashSet<ColumnModel> _columns = [];
    private readonly SortedDictionary<int, (NavigationModel Navigation, ReadColumns Read)> _navigations = [];
    private bool _all;
    private bool _readsTexts;

    public EntityModel Entity { get; } = entity;

    /// <summary>True when the row's id or version is read, which come without being asked for.</summary>
    public bool ReadsKey { get; set; }

    /// <summary>True for a row that may not be there, so that asking whether it is takes none of its columns.</summary>
    public bool IsOptional { get; init; }

    /// <summary>True when a text is read that the service formats: of this row, or of one behind it.</summary>
    public bool ReadsTexts => _readsTexts || _navigations.Values.Any(static step => step.Read.ReadsTexts);

    public void AddTexts() => _readsTexts = true;

    public void Add(ColumnModel column) => _columns.Add(column);

    public void AddAll() => _all = true;

    /// <summary>What is read of the rows behind the navigation.</summary>
    public ReadColumns Behind(NavigationModel navigation)
    {
        if (!_navigations.TryGetValue(navigation.Ordinal, out var known))
            _navigations[navigation.Ordinal] = known = (navigation, new ReadColumns(navigation.Target));
        return known.Read;
    }

    public ColumnSelection Columns() => _all ? ColumnSelection.All : ColumnSelection.Of(_columns);

    public ImmutableArray<Expansion> Expansions() =>
    [
        .. _navigations.Values.Select(static step => new Expansion(step.Navigation) { Columns = step.Read.Columns(), Expansions = step.Read.Expansions() }),
    ];
}

using System.Collections.Immutable;
using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Model;

/// <summary>What a query asks for, whatever the road it takes.</summary>
internal sealed record QueryModel(EntityModel Entity)
{
    /// <summary>The service gives no more rows than this in one answer.</summary>
    public const int RowsPerPageAtMost = 5000;

    public Filter? Filter { get; init; }

    public ImmutableArray<Ordering> Orderings { get; init; } = [];

    public ColumnSelection Columns { get; init; } = ColumnSelection.All;

    public ImmutableArray<Expansion> Expansions { get; init; } = [];

    public ImmutableArray<Join> Joins { get; init; } = [];

    public int? Top { get; init; }

    public int? PageSize { get; init; }

    public bool WithFormattedValues { get; init; }

    /// <summary>Rows that are alike in all columns asked for come once; the key does not come by itself.</summary>
    public bool IsDistinct { get; init; }

    /// <summary>What is asked of the rows together; null when the rows themselves are asked for.</summary>
    public Aggregation? Aggregation { get; init; }

    /// <summary>Null lets what is asked decide.</summary>
    public Road? Road { get; init; }

    /// <summary>
    /// True when <see cref="Top"/> rows span several pages: the service gives no next page to a query that says how many rows it wants, so
    /// that the reader of the pages must stop by itself.
    /// </summary>
    public bool TopSpansPages => Top > Math.Min(PageSize ?? RowsPerPageAtMost, RowsPerPageAtMost);

    /// <summary>The page size to ask for. None beside a limit on the rows: the service disregards that limit then.</summary>
    public int? RequestedPageSize => Top is null || TopSpansPages ? PageSize : null;

    /// <summary>
    /// True when a row may stand in several lines. The service's paging cookie knows the query's own row only, so that lines of the row on which a page
    /// ends would be left out: such pages are asked for by number.
    /// </summary>
    public bool MayRepeatRows => Joins.Any(static join => join.MayMultiply);

    /// <summary>True when a lookup that may point to several tables is among the columns: its value must come with its table's name.</summary>
    public bool NeedsLookupTables => Columns.HasPolymorphicLookup(Entity) || Joins.Any(static join => join.Columns.HasPolymorphicLookup(join.Table.Entity)) || Expansions.Any(static expansion => expansion.NeedsLookupTables);

    public QueryModel Where(Filter filter) => this with { Filter = Filter is null ? filter : Logical.And(Filter, filter) };
}

using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.FetchXml;

/// <summary>What the rows of a query are sorted by: what it says itself, and what pages need.</summary>
internal static class FetchXmlOrders
{
    public static IEnumerable<Ordering> Of(QueryModel query) =>
        query.IsDistinct ? DistinctOrderings(query)
        : query is { MayRepeatRows: true, Aggregation: null } and ({ Top: null } or { TopSpansPages: true }) ? LineOrderings(query)
        : query.Orderings;

    /// <summary>True when choices are sorted by their numbers, as OData does; there is one switch for all choices of a query.</summary>
    /// <exception cref="QueryNotSupportedException">Some are to be sorted by their labels, others by their numbers.</exception>
    public static bool SortChoicesByNumber(QueryModel query)
    {
        if (query.Orderings.Any(static ordering => ordering.ByLabel))
        {
            return query.Orderings.FirstOrDefault(static ordering => ordering is { ByLabel: false, Path.Column.Kind: ColumnKind.Choice }) is not { } byNumber ? false
                : throw new QueryNotSupportedException($"The service sorts all choices of a query by their labels, or all by their numbers. Write Label() behind '{byNumber.Path.Column.MemberName}' too, or behind none.");
        }

        return Of(query).Any(static ordering => ordering.Path.Column.Kind == ColumnKind.Choice)
            || query.Aggregation?.Orderings.Any(static ordering => ordering.By is GroupKey { Path.Column.Kind: ColumnKind.Choice }) == true;
    }

    // Lines that several rows are in are told apart by the keys of all of them; pages by number need that.
    private static IEnumerable<Ordering> LineOrderings(QueryModel query) => query.Orderings
        .Concat(query.Joins.Where(static join => join.MayMultiply).Select(static join => join.Table).Prepend<RangeVariable?>(null)
            .Select(range => (Range: range, (range?.Entity ?? query.Entity).Key))
            .Where(static row => row.Key is not null)
            .Select(static row => new Ordering(new(row.Range, [], row.Key!), Descending: false)))
        .DistinctBy(static ordering => (ordering.Path.Range as JoinedTable, string.Join('.', ordering.Path.Navigations.Select(static each => each.WireName)), ordering.Path.Column));

    // Distinct rows have no key that could sort them for the pages behind the first.
    private static IEnumerable<Ordering> DistinctOrderings(QueryModel query) => query.Orderings
        .Concat(query.Columns.Columns.Where(static column => column.Kind is not (ColumnKind.MultiSelectChoice or ColumnKind.Image or ColumnKind.Complex)).Select(static column => new Ordering(new(null, [], column), Descending: false)))
        .DistinctBy(static ordering => ordering.Path.Column);
}

using TypedDynamics.Emulator.Applying;
using TypedDynamics.Emulator.Fetching;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Querying;

/// <summary>The tables whose rows decide, or make up, an answer.</summary>
internal static class TablesRead
{
    public static IEnumerable<Table> Of(RowQuery query) =>
    [
        query.Table,
        .. query.OrderBy.SelectMany(static order => Of(order.Path)),
        .. Of(query.Where),
        .. query.Expansions.SelectMany(static expansion => Of(expansion.Query)),
    ];

    public static IEnumerable<Table> Of(GroupQuery query) =>
        [query.Row.Table, .. Of(query.Where), .. query.Keys.SelectMany(static key => Of(key.Path)), .. query.Values.SelectMany(static value => value.Path is { } path ? Of(path) : [])];

    public static IEnumerable<Table> Of(FetchEntity entity) =>
        [entity.Table, .. entity.Links.SelectMany(static link => Of(link.Entity)), .. entity.Filters.SelectMany(static filter => Of(filter))];

    public static IEnumerable<Table> Of(Condition? condition) => condition switch
    {
        And and => Of(and.Left).Concat(Of(and.Right)),
        Or or => Of(or.Left).Concat(Of(or.Right)),
        Not not => Of(not.Inner),
        Comparison comparison => Of(comparison.Left).Concat(comparison.Right is ColumnPath right ? Of(right) : []),
        IsNull isNull => Of(isNull.Path),
        Like like => Of(like.Path),
        OneOf oneOf => Of(oneOf.Path),
        InHierarchy hierarchy => Of(hierarchy.Path),
        InFiscalPeriod period => Of(period.Path),
        Related related => Of(related.Source).Append(related.Item.Table).Concat(Of(related.Where)),
        _ => [],
    };

    private static IEnumerable<Table> Of(FetchNode node) => node switch
    {
        FetchFilter filter => filter.Parts.SelectMany(Of),
        FetchLink link => Of(link.Entity),
        _ => [],
    };

    private static IEnumerable<Table> Of(ColumnPath path) => Of(path.Row);

    private static IEnumerable<Table> Of(RowPath row) => row.Hops.Select(static hop => hop.Target);
}

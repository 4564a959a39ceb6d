using System.Collections.Immutable;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Execution;

/// <summary>
/// Takes a query apart that asks for more values than an address holds (<c>ids.Contains(x.Id)</c>): each part asks for some of them, and together they have the rows that the
/// whole would have, each once.
/// </summary>
internal static class ListSplitting
{
    private const int FewestValues = 200;

    /// <summary>Null where the query is short enough, or cannot be taken apart: its order would span the parts.</summary>
    public static List<QueryModel>? PartsOf(QueryModel query, int rootLength)
    {
        if (query is { Orderings.IsEmpty: false } or { IsDistinct: true } or { Aggregation: not null } or { Joins.IsEmpty: false } || FindList(query.Filter) is not { } list || list.Parts.Length < FewestValues) return null;
        if (rootLength + QueryRoad.Of(query).AddressOf(null).Length <= AddressLimits.InBatch) return null;
        var parts = new List<QueryModel>();
        Split(query, list, [.. list.Parts.Distinct()], rootLength, parts);
        return parts;
    }

    private static void Split(QueryModel query, Logical list, ImmutableArray<Filter> values, int rootLength, List<QueryModel> parts)
    {
        var part = query with { Filter = With(query.Filter!, list, Logical.Or(values.AsSpan())) };
        if (values.Length > 1 && rootLength + QueryRoad.Of(part).AddressOf(null).Length > AddressLimits.Alone)
        {
            Split(query, list, values[..(values.Length / 2)], rootLength, parts);
            Split(query, list, values[(values.Length / 2)..], rootLength, parts);
            return;
        }

        parts.Add(part);
    }

    // The longest list of values of one column, among what must hold.
    private static Logical? FindList(Filter? filter) => filter switch
    {
        Logical { IsAnd: true } all => all.Parts.Select(FindList).OfType<Logical>().MaxBy(static list => list.Parts.Length),
        Logical { IsAnd: false } any when IsList(any) => any,
        _ => null,
    };

    // Two texts that differ may be equal to the service, and one row would come twice.
    private static bool IsList(Logical any) =>
        any.Parts[0] is Comparison { Left: ColumnPath { Column.Kind: not Emitted.ColumnKind.Text } column } && any.Parts.All(part => part is Comparison { Operator: ComparisonOperator.Equal, Left: ColumnPath same, Right: Literal } && same.Equals(column));

    private static Filter With(Filter filter, Logical list, Filter some) =>
        ReferenceEquals(filter, list) ? some
        : filter is Logical { IsAnd: true } all ? Logical.And([.. all.Parts.Select(part => With(part, list, some))])
        : filter;
}

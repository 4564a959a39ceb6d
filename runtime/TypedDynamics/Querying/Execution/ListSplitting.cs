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
        if (query is { Orderings.IsEmpty: false } or { IsDistinct: true } or { Aggregation: not null } or { Joins.IsEmpty: false } || FindList(query.Filter) is not { } list || list.Values.Length < FewestValues) return null;
        if (rootLength + QueryRoad.Of(query).AddressOf(null).Length <= AddressLimits.InBatch) return null;
        var parts = new List<QueryModel>();
        Split(query, list, list with { Values = [.. list.Values.Distinct()] }, rootLength, parts);
        return parts;
    }

    private static void Split(QueryModel query, FunctionMatch list, FunctionMatch some, int rootLength, List<QueryModel> parts)
    {
        var part = query with { Filter = With(query.Filter!, list, some) };
        if (some.Values.Length > 1 && rootLength + QueryRoad.Of(part).AddressOf(null).Length > AddressLimits.Alone)
        {
            var half = some.Values.Length / 2;
            Split(query, list, some with { Values = some.Values[..half] }, rootLength, parts);
            Split(query, list, some with { Values = some.Values[half..] }, rootLength, parts);
            return;
        }

        parts.Add(part);
    }

    // The longest list among what must hold. Two texts that differ may be equal to the service, and one row would come twice.
    private static FunctionMatch? FindList(Filter? filter) => filter switch
    {
        Logical { IsAnd: true } all => all.Parts.Select(FindList).OfType<FunctionMatch>().MaxBy(static list => list.Values.Length),
        FunctionMatch { Function: ColumnFunction.In, Column.Column.Kind: not Emitted.ColumnKind.Text } list => list,
        _ => null,
    };

    private static Filter With(Filter filter, FunctionMatch list, FunctionMatch some) =>
        ReferenceEquals(filter, list) ? some
        : filter is Logical { IsAnd: true } all ? Logical.And([.. all.Parts.Select(part => With(part, list, some))])
        : filter;
}

using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Execution;

/// <summary>
/// Takes a query apart that asks for more values than an address holds (<c>ids.Contains(x.Id)</c>): each part asks for some of them, and together they have the rows that the
/// whole would have.
/// </summary>
internal static class ListSplitting
{
    private const int FewestValues = 200;

    /// <summary>Null where the query is short enough, or cannot be taken apart: its order would span the parts.</summary>
    public static ListParts? PartsOf(QueryModel query, int rootLength)
    {
        if (query is { Orderings.IsEmpty: false } or { IsDistinct: true } or { Aggregation: not null } or { Joins.IsEmpty: false } || FindList(query.Filter) is not { List.Values.Length: >= FewestValues }) return null;
        if (rootLength + QueryRoad.Of(query).AddressOf(null).Length <= AddressLimits.InBatch) return null;
        var parts = new ListParts();
        Split(query, rootLength, parts);
        return parts.MayOverlap && query.Entity.Key is null ? null : parts;
    }

    private static void Split(QueryModel query, int rootLength, ListParts parts)
    {
        if (FindList(query.Filter) is not { List: { Values: [_, _, ..] } list } found || rootLength + QueryRoad.Of(query).AddressOf(null).Length <= AddressLimits.Alone)
        {
            parts.Queries.Add(query);
            return;
        }

        if (found.MayOverlap) parts.MayOverlap = true;
        var values = list.Values.Distinct().ToArray();
        var half = (values.Length + 1) / 2;
        foreach (var some in new[] { values[..half], values[half..] })
            if (some.Length > 0) Split(query with { Filter = With(query.Filter!, list, list with { Values = [.. some] }) }, rootLength, parts);
    }

    // The longest list. Two texts that differ may be equal to the service, and beside an "or" a row may be wanted for other reasons: then one may come with several parts.
    private static FoundList? FindList(Filter? filter) => filter switch
    {
        Logical logical => logical.Parts.Select(FindList).OfType<FoundList>().MaxBy(static found => found.List.Values.Length) is { } longest ? longest with { MayOverlap = longest.MayOverlap || !logical.IsAnd } : null,
        FunctionMatch { Function: ColumnFunction.In } list => new(list, MayOverlap: list.Column.Column.Kind == ColumnKind.Text),
        _ => null,
    };

    private static Filter With(Filter filter, FunctionMatch list, FunctionMatch some) =>
        ReferenceEquals(filter, list) ? some
        : filter is not Logical logical ? filter
        : logical.IsAnd ? Logical.And([.. logical.Parts.Select(part => With(part, list, some))])
        : Logical.Or([.. logical.Parts.Select(part => With(part, list, some))]);

    private sealed record FoundList(FunctionMatch List, bool MayOverlap);
}

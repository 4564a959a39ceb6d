using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>How much of a list goes into one answer, and where it goes on.</summary>
internal sealed record Paging(int Size, bool IsPreferred, bool Continues, PagePosition? After)
{
    private const string Token = "$skiptoken";

    // A preferred page size makes the service disregard $top; $top alone is the end of the list.
    public static Paging Of(Call call, RowQuery query)
    {
        var after = call.Option(Token, out var token) ? PageTokens.Read(token, SqlWriting.OrdersOf(query)) : null;
        return call.Preferences.MaxPageSize is { } preferred
            ? new(preferred, true, true, after)
            : new(query.Top ?? RowFetching.MostRows, false, query.Top is null, after);
    }

    public string NextLink(Call call, RowQuery query, List<Row> page, long? trackedFrom = null)
    {
        var token = PageTokens.Write((After?.PageNumber ?? 1) + 1, SqlWriting.OrdersOf(query), page[0], page[^1], trackedFrom);
        var others = call.QueryWithout(Token);
        return $"{call.ServiceRoot}{call.Path}?{(others.Length == 0 ? "" : others + "&")}{Token}={token}";
    }
}

using System.Text.Json;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;

namespace TypedDynamics.Tool.Rows;

/// <summary>Rows that an address asks for; a single row, or a single value, is a page of its own.</summary>
internal sealed class ODataRows : IRowSource
{
    /// <summary>The most rows that the service puts into one answer.</summary>
    public const int MostInPage = 5000;

    private readonly OrgContext _org;
    private readonly ODataText _query;
    private readonly string _preferences;
    private readonly long? _limit;

    /// <param name="org">The org.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="pageSize">Rows in a page; of no effect where the query says how many rows it wants, and these are one page.</param>
    /// <param name="annotations">What the service is to add to values; null for nothing.</param>
    public ODataRows(OrgContext org, ODataText query, int pageSize, string? annotations)
    {
        _org = org;
        // Beside a page size the service disregards a limit: beyond a page it is kept here.
        _limit = query.Top > MostInPage ? query.Top : null;
        _query = _limit is null ? query : query.Without("$top");
        var preferences = new List<string>();
        if (query.Top is null || _limit is not null) preferences.Add($"odata.maxpagesize={pageSize}");
        if (annotations is not null) preferences.Add($"odata.include-annotations=\"{annotations}\"");
        _preferences = string.Join(',', preferences);
    }

    public IReadOnlyList<string> ExpectedColumns => _query["$select"] is { } select && _query["$apply"] is null
        ? [.. Uri.UnescapeDataString(select).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
        : [];

    public async Task<RowPage> ReadAsync(string? next, CancellationToken cancellationToken)
    {
        var (before, path) = Place(next);
        var answer = await AskAsync(path ?? _query.ToString(), _preferences, cancellationToken).ConfigureAwait(false);
        if (answer.ValueKind != JsonValueKind.Object) throw new MalformedResponseException("The answer is no row and no list of rows.");
        if (!answer.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.Array) return new([answer], null);
        var rows = value.EnumerateArray().Select(static row => row.ValueKind == JsonValueKind.Object ? row : Wrapped(row)).ToList();
        var link = answer.TryGetProperty("@odata.nextLink", out var text) ? text.GetString() : null;
        if (link is not null && link == path) throw new MalformedResponseException("The link to the next page leads to the page itself.");
        var read = before + rows.Count;
        if (_limit is { } limit && read >= limit) return new(rows[..(int)(limit - before)], null);
        return new(rows, link is null ? null : _limit is null ? link : $"{read} {link}");
    }

    public async Task<long?> CountAsync(CancellationToken cancellationToken)
    {
        if (_query["$apply"] is not null) return null;
        try
        {
            var answer = await AskAsync(_query.With("$count", "true").ToString(), "odata.maxpagesize=1", cancellationToken).ConfigureAwait(false);
            return answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("@odata.count", out var count) && count.TryGetInt64(out var rows) ? Math.Min(rows, _limit ?? rows) : null;
        }
        catch (DataverseException)
        {
            // The rows are what was asked for; their number is a courtesy.
            return null;
        }
    }

    /// <summary>The number alone, where that is what is asked for: <c>accounts/$count</c> answers plain text.</summary>
    public async Task<string?> ReadNumberAsync(CancellationToken cancellationToken)
    {
        if (!_query.Path.EndsWith("/$count", StringComparison.Ordinal)) return null;
        using var response = await SendAsync(new(HttpMethod.Get, _query.ToString()) { MaxRetries = 3, UsesExponentialBackoff = true }, cancellationToken).ConfigureAwait(false);
        await response.EnsureSuccessAsync(cancellationToken).ConfigureAwait(false);
        var text = (await response.ReadTextAsync(cancellationToken).ConfigureAwait(false)).Trim('\uFEFF', ' ', '\r', '\n');
        return long.TryParse(text, out _) ? text : throw new MalformedResponseException("The answer is no number.");
    }

    // With a limit, how many rows came before stands before the link.
    private (long Before, string? Path) Place(string? next) =>
        next is null || _limit is null ? (0, next)
        : next.Split(' ', 2) is [var before, var link] && long.TryParse(before, out var rows) ? (rows, link)
        : throw new ToolException(ExitCodes.LocalFiles, "The place to go on from is none of this query.");

    private async Task<JsonElement> AskAsync(string path, string preferences, CancellationToken cancellationToken)
    {
        var request = new RawRequest(HttpMethod.Get, path) { Headers = preferences.Length == 0 ? [] : [new("Prefer", preferences)], MaxRetries = 3, UsesExponentialBackoff = true };
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        await response.EnsureSuccessAsync(cancellationToken).ConfigureAwait(false);
        return await response.ReadJsonAsync(cancellationToken).ConfigureAwait(false) ?? throw new MalformedResponseException("The answer is empty.");
    }

    private async Task<RawResponse> SendAsync(RawRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _org.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new ToolException(ExitCodes.Usage, $"This cannot be asked: {exception.Message}", exception);
        }
    }

    // Lists of plain values, as some functions answer.
    private static JsonElement Wrapped(JsonElement value) => JsonElement.Parse($$"""{"value":{{value.GetRawText()}}}""");
}

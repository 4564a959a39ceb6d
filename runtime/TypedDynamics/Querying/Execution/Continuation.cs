using System.Globalization;

namespace TypedDynamics.Querying.Execution;

/// <summary>
/// Where a page begins: the <c>$skiptoken</c> of the service's link. Only that is handed out and taken back, never the link: whoever chooses a
/// continuation chooses a place in the query's rows, and no table, filter or column.
/// </summary>
/// <param name="SkipToken">As it stands in the link, encoded.</param>
/// <param name="RowsLeft">How many rows the query's limit still allows; null where it has none that spans pages.</param>
internal sealed record Continuation(string SkipToken, int? RowsLeft)
{
    private const string SkipTokenOption = "$skiptoken";
    private const char Separator = '~';

    /// <summary>What is handed out; null when there is no next page.</summary>
    public static string? Of(string? nextLink, int? rowsLeft)
    {
        if (nextLink is null) return null;
        var token = FindToken(nextLink) ?? throw new MalformedResponseException("The link to the next page has no $skiptoken, so that it cannot be gone on with later. Read the rows with ToListAsync or await foreach.");
        return rowsLeft is { } left ? string.Create(CultureInfo.InvariantCulture, $"{left}{Separator}{token}") : token;
    }

    /// <param name="text">What was handed in.</param>
    /// <param name="rowsAtMost">The query's limit, where it spans pages.</param>
    /// <exception cref="ArgumentException">It is no continuation of such a query.</exception>
    public static Continuation Parse(string text, int? rowsAtMost)
    {
        var token = text;
        int? rowsLeft = null;
        if (rowsAtMost is { } limit)
        {
            var end = text.IndexOf(Separator, StringComparison.Ordinal);
            if (end < 0 || !int.TryParse(text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var left) || left < 1 || left > limit) throw NotOfThisQuery();
            (token, rowsLeft) = (text[(end + 1)..], left);
        }

        return token.Length > 0 && token.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && token.AsSpan().IndexOfAny('&', '#', '?') < 0
            ? new(token, rowsLeft)
            : throw NotOfThisQuery();
    }

    /// <summary>The address of the page: the query's own, with the token.</summary>
    public string AddTo(string uri) => $"{uri}{(uri.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{SkipTokenOption}={SkipToken}";

    private static string? FindToken(string link)
    {
        var options = link.IndexOf('?', StringComparison.Ordinal);
        if (options < 0) return null;
        foreach (var option in link[(options + 1)..].Split('&'))
        {
            var end = option.IndexOf('=', StringComparison.Ordinal);
            if (end > 0 && Uri.UnescapeDataString(option[..end]).Equals(SkipTokenOption, StringComparison.OrdinalIgnoreCase)) return option[(end + 1)..];
        }

        return null;
    }

    private static ArgumentException NotOfThisQuery() =>
        new("This is no continuation of this query. Hand in Page.Continuation of the page before, of the same query, as it came.", "continuation");
}

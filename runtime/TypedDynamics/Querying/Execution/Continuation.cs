using System.Globalization;

namespace TypedDynamics.Querying.Execution;

/// <summary>What is handed out to go on with later: a position among the query's rows, and how many of them its limit still allows.</summary>
/// <param name="Position">As the query's road has it.</param>
/// <param name="RowsLeft">Null where the query has no limit that spans pages.</param>
internal sealed record Continuation(string Position, int? RowsLeft)
{
    private const char Separator = '~';

    /// <summary>What is handed out; null when there is no next page.</summary>
    /// <exception cref="MalformedResponseException">The service's link does not tell a position.</exception>
    public static string? Of(NextPage? next, int? rowsLeft)
    {
        if (next is not { } page) return null;
        var position = page.Position ?? throw new MalformedResponseException("The link to the next page has no $skiptoken, so that it cannot be gone on with later. Read the rows with ToListAsync or await foreach.");
        return rowsLeft is { } left ? string.Create(CultureInfo.InvariantCulture, $"{left}{Separator}{position}") : position;
    }

    /// <param name="text">What was handed in.</param>
    /// <param name="rowsAtMost">The query's limit, where it spans pages.</param>
    /// <exception cref="ArgumentException">It is no continuation of such a query.</exception>
    public static Continuation Parse(string text, int? rowsAtMost)
    {
        if (rowsAtMost is not { } limit) return new(text, null);
        var end = text.IndexOf(Separator, StringComparison.Ordinal);
        return end > 0 && int.TryParse(text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var left) && left >= 1 && left <= limit
            ? new(text[(end + 1)..], left)
            : throw NotOfThisQuery();
    }

    public static ArgumentException NotOfThisQuery() =>
        new("This is no continuation of this query. Hand in Page.Continuation of the page before, of the same query, as it came.", "continuation");
}

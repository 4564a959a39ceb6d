namespace TypedDynamics.Querying.Execution;

/// <summary>
/// The <c>$skiptoken</c> of the service's links, as it stands there. Only that is handed out and taken back, never the link: whoever chooses it
/// chooses a place in the query's rows, and no table, filter or column.
/// </summary>
internal static class SkipToken
{
    private const string Option = "$skiptoken";

    public static string? Find(string link) => LinkOption.Find(link, Option);

    /// <summary>The address of the page: the query's own, with the token.</summary>
    /// <exception cref="ArgumentException">It is no token.</exception>
    public static string Add(string token, string uri) =>
        LinkOption.IsPlain(token)
            ? $"{uri}{(uri.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Option}={token}"
            : throw Continuation.NotOfThisQuery();
}

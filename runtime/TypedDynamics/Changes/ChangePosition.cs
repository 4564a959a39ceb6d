using System.Globalization;
using TypedDynamics.Querying.Execution;

namespace TypedDynamics.Changes;

/// <summary>
/// Where a page of changes begins: the options of the service's links that say it, as they stand there, and never the link. Whoever chooses
/// them chooses a place in the query's changes, and no table or column.
/// </summary>
/// <param name="DeltaToken">Since when; null from the beginning.</param>
/// <param name="SkipToken">Which page; null for the first.</param>
internal sealed record ChangePosition(string? DeltaToken, string? SkipToken)
{
    private const string Delta = "$deltatoken";
    private const string Skip = "$skiptoken";

    /// <summary>What was handed in: nothing, a delta token by itself, or a continuation, which names its options.</summary>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    public static ChangePosition Parse(string? since)
    {
        var position = since is null ? new ChangePosition(null, null)
            : since.StartsWith('$') ? new(LinkOption.Find('?' + since, Delta), LinkOption.Find('?' + since, Skip))
            : new(since, null);
        return position.ToContinuation() == (since is null or ['$', ..] ? since ?? "" : $"{Delta}={since}") && position.IsPlain
            ? position
            : throw new ArgumentException("This is neither a continuation nor a delta token of changes. Hand in ChangePage.Continuation or ChangePage.DeltaToken of this query, as it came, not a link.", nameof(since));
    }

    public string AddTo(string uri) => ToContinuation() is { Length: > 0 } options ? $"{uri}{(uri.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{options}" : uri;

    /// <summary>What leads on behind a page.</summary>
    /// <exception cref="MalformedResponseException">Nothing does.</exception>
    public (string? Continuation, string? DeltaToken) After(string? nextLink, string? deltaLink)
    {
        if (nextLink is not null)
        {
            var next = new ChangePosition(LinkOption.Find(nextLink, Delta), LinkOption.Find(nextLink, Skip));
            if (next.SkipToken is null) throw new MalformedResponseException("The link to the next page of changes has no $skiptoken, so that it cannot be gone on with.");
            return next != this ? (next.ToContinuation(), null) : throw new MalformedResponseException("The link to the next page leads to the page itself.");
        }

        if (deltaLink is null)
            throw new MalformedResponseException("The answer has no @odata.deltaLink, so that later changes could not be asked for. Turn on change tracking for the table ('Track changes').");
        return (null, LinkOption.Find(deltaLink, Delta) ?? throw new MalformedResponseException("The answer's @odata.deltaLink has no $deltatoken, so that later changes could not be asked for."));
    }

    /// <summary>Says of a refusal what it means where a token was sent.</summary>
    /// <exception cref="ChangesExpiredException">The token has expired.</exception>
    public async Task<TAnswer> ExpiringAsync<TAnswer>(Task<TAnswer> answer)
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (DataverseException refusal) when (this is not { DeltaToken: null, SkipToken: null } && ChangesExpiredException.Is(refusal))
        {
            throw new ChangesExpiredException(refusal);
        }
    }

    private bool IsPlain => LinkOption.IsPlain(DeltaToken) && LinkOption.IsPlain(SkipToken);

    private string ToContinuation() => string.Join('&', new[] { Named(Delta, DeltaToken), Named(Skip, SkipToken) }.Where(static option => option is not null));

    private static string? Named(string option, string? token) => token is null ? null : string.Create(CultureInfo.InvariantCulture, $"{option}={token}");
}

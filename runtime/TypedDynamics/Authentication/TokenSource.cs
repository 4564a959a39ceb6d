namespace TypedDynamics.Authentication;

/// <summary>One user's tokens for one org: each kept until shortly before it ends, and asked for once however many requests wait for it.</summary>
internal sealed class TokenSource(DataverseCredential credential, Uri organization, TimeProvider clock)
{
    // Clocks differ, and a request takes its time.
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1);
    private IssuedToken? _kept;

    /// <param name="refused">The token that the service has turned away, if any: any other will do.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async ValueTask<string> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        if (!credential.KeepsTokens) return (await credential.AcquireAsync(new(organization, refused is not null), cancellationToken).ConfigureAwait(false)).Token;
        if (FindKept(refused) is { } kept) return kept;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (FindKept(refused) is { } meanwhile) return meanwhile;
            _kept = await credential.AcquireAsync(new(organization, refused is not null), cancellationToken).ConfigureAwait(false);
            return _kept.Token;
        }
        finally
        {
            _gate.Release();
        }
    }

    private string? FindKept(string? refused) => _kept is { } kept && kept.Token != refused && kept.EndsOn - clock.GetUtcNow() > s_margin ? kept.Token : null;
}

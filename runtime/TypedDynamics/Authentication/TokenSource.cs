using Microsoft.Extensions.Logging;
using TypedDynamics.Diagnostics;

namespace TypedDynamics.Authentication;

/// <summary>One user's tokens for one org: each kept until shortly before it ends, and asked for once however many requests, and processes, wait for it.</summary>
internal sealed class TokenSource(DataverseUser user, Uri organization, IDataverseSharing? sharing, TimeProvider clock, ILogger logger)
{
    // Clocks differ, and a request takes its time.
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1);
    private IssuedToken? _kept;

    /// <param name="refused">The token that the service has turned away, if any: any other will do.</param>
    /// <param name="credential">What this request signs in with; null for the user's own.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async ValueTask<string> GetAsync(string? refused, DataverseCredential? credential, CancellationToken cancellationToken)
    {
        credential ??= user.Credential;
        var demand = new TokenDemand(organization, refused, sharing, logger);
        if (!credential.KeepsTokens) return (await credential.AcquireAsync(demand, cancellationToken).ConfigureAwait(false)).Token;
        if (FindKept(refused) is { } kept) return kept;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (FindKept(refused) is { } meanwhile) return meanwhile;
            if (refused is not null) ClientLog.TokenRefused(logger, user.Name);
            _kept = await AcquireAloneAsync(credential, demand, cancellationToken).ConfigureAwait(false);
            ClientLog.TokenGiven(logger, user.Name, _kept.EndsOn, credential.ToString());
            return _kept.Token;
        }
        finally
        {
            _gate.Release();
        }
    }

    // Who comes second finds among the shared tokens what the first has got.
    private async Task<IssuedToken> AcquireAloneAsync(DataverseCredential credential, TokenDemand demand, CancellationToken cancellationToken)
    {
        var turn = sharing is null ? null : await sharing.LockAsync($"token/{organization.Authority}/{user.Name}", cancellationToken).ConfigureAwait(false);
        try
        {
            return await credential.AcquireAsync(demand, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (turn is not null) await turn.DisposeAsync().ConfigureAwait(false);
        }
    }

    private string? FindKept(string? refused) => _kept is { } kept && kept.Token != refused && kept.EndsOn - clock.GetUtcNow() > s_margin ? kept.Token : null;
}

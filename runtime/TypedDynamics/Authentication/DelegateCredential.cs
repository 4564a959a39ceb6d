namespace TypedDynamics.Authentication;

/// <summary>Tokens that the caller gives.</summary>
internal sealed class DelegateCredential(Func<Uri, CancellationToken, ValueTask<string>> token) : DataverseCredential
{
    internal override bool KeepsTokens => false;

    internal override async Task<IssuedToken> AcquireAsync(TokenDemand demand, CancellationToken cancellationToken) =>
        new(await token(demand.Organization, cancellationToken).ConfigureAwait(false), DateTimeOffset.MaxValue);
}

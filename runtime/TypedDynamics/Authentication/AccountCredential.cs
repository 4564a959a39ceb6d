using Microsoft.Identity.Client;

namespace TypedDynamics.Authentication;

/// <summary>A user who has signed in to a web application.</summary>
internal sealed class AccountCredential(Func<bool, CancellationToken, Task<AuthenticationResult>> renew) : DataverseCredential
{
    // Asked for each request: who has signed out, on whatever machine, has none at once. The library keeps them.
    internal override bool KeepsTokens => false;

    internal override Task<IssuedToken> AcquireAsync(TokenDemand demand, CancellationToken cancellationToken) => SignInCall.TokenAsync(demand, isForced => renew(isForced, cancellationToken));
}

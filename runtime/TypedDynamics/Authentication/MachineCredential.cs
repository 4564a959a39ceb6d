using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace TypedDynamics.Authentication;

/// <summary>The identity that Azure gives to what runs on it.</summary>
internal sealed class MachineCredential(string? clientId, SignInOptions? options) : DataverseCredential
{
    private readonly IManagedIdentityApplication _application = ManagedIdentityApplicationBuilder
        .Create(clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.WithUserAssignedClientId(clientId))
        .WithHttpClientFactory(new SignInHttp(options?.MessageHandler))
        .Build();

    internal override Task<IssuedToken> AcquireAsync(TokenDemand demand, CancellationToken cancellationToken) => SignInCall.TokenAsync(demand, isForced => _application
        .AcquireTokenForManagedIdentity(demand.Organization.GetLeftPart(UriPartial.Authority))
        .WithForceRefresh(isForced)
        .ExecuteAsync(cancellationToken));
}

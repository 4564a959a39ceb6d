using Azure.Core.Pipeline;
using Azure.Identity;
using TypedDynamics.Azure;

namespace TypedDynamics.Tests.Authentication;

/// <summary>Azure.Identity itself, against the emulator's identity service.</summary>
public sealed class AzureCredentialTests : IAsyncLifetime
{
    private SignInOrg? _org;

    private SignInOrg Org => _org!;

    public async ValueTask InitializeAsync() => _org = await SignInOrg.StartAsync();

    public async ValueTask DisposeAsync() => await Org.DisposeAsync();

    [Fact]
    public async Task A_credential_of_Azure_Identity_signs_in_and_keeps_its_token()
    {
        using var connection = Org.Connect(Credential(SignInOrg.Secret).ForDataverse());

        Assert.NotEqual(Guid.Empty, (await SignInOrg.WhoAmIAsync(connection)).UserId);
        await SignInOrg.WhoAmIAsync(connection);

        Assert.Equal(1, Org.Emulator.TokensIssued);
    }

    [Fact]
    public async Task What_it_says_goes_wrong_is_told_without_the_secret()
    {
        using var connection = Org.Connect(Credential("wr0ng-s3cr3t-value").ForDataverse($"{Org.Emulator.BaseAddress}.default"));

        var refused = await Assert.ThrowsAsync<AuthenticationFailedException>(() => SignInOrg.WhoAmIAsync(connection));

        Assert.Contains("7000215", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng-s3cr3t-value", refused.ToString(), StringComparison.Ordinal);
    }

    private ClientSecretCredential Credential(string secret) => new(Org.Emulator.Authority.Segments[^1], SignInOrg.AppId, secret, new ClientSecretCredentialOptions
    {
        AuthorityHost = Org.Emulator.BaseAddress,
        DisableInstanceDiscovery = true,
        Transport = new HttpClientTransport(new HttpClient(SignInOrg.Handler, disposeHandler: false)),
        Retry = { MaxRetries = 0 },
    });
}

using TypedDynamics.Authentication;

namespace TypedDynamics.Tests.Authentication;

public sealed class AuthorityTests
{
    [Theory]
    [InlineData("contoso.onmicrosoft.com", "https://login.microsoftonline.com/contoso.onmicrosoft.com", true)]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e", "https://login.microsoftonline.com/0f8fad5b-d9cb-469f-a165-70867728950e", true)]
    [InlineData("https://login.microsoftonline.com/t/oauth2/v2.0/token", "https://login.microsoftonline.com/t", true)]
    [InlineData("https://login.microsoftonline.us/t/", "https://login.microsoftonline.us/t", true)]
    [InlineData("https://localhost:5001/t", "https://localhost:5001/t", false)]
    public void A_tenant_goes_by_its_id_its_domain_or_an_address(string tenant, string address, bool isKnown)
    {
        var authority = Authority.Parse(tenant);

        Assert.Equal((address, isKnown), (authority.Address.ToString(), authority.IsKnown));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("t/../x")]
    [InlineData("http://login.microsoftonline.com/t")]
    [InlineData("https://login.microsoftonline.com")]
    [InlineData("ftp://x/t")]
    public void Anything_else_is_refused(string tenant) => Assert.Throws<ArgumentException>(() => Authority.Parse(tenant));

    [Theory]
    [InlineData("Bearer authorization_uri=https://login.microsoftonline.com/t/oauth2/authorize, resource_id=https://org.crm.dynamics.com/", "https://login.microsoftonline.com/t")]
    [InlineData("Bearer Authorization_Uri=\"https://login.microsoftonline.com/common/oauth2/authorize\"", "https://login.microsoftonline.com/organizations")]
    [InlineData("Bearer resource_id=https://x/,authorization_uri=https://login.windows.net/t", "https://login.windows.net/t")]
    [InlineData("Bearer authorization_uri=http://evil.invalid/t/oauth2/authorize", null)]
    [InlineData("Bearer realm=x", null)]
    [InlineData("Negotiate", null)]
    [InlineData(null, null)]
    public void A_challenge_names_the_tenant(string? challenge, string? address) => Assert.Equal(address, Authority.OfChallenge(challenge)?.Address.ToString());
}

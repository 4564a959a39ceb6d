using Microsoft.AspNetCore.WebUtilities;

namespace TypedDynamics.Tests.Authentication;

/// <summary>Users of a web application, each in their own name.</summary>
public sealed class WebSignInTests : IAsyncLifetime
{
    private static readonly Uri s_redirect = new("https://web.invalid/signed-in");

    private SignInOrg? _org;

    private SignInOrg Org => _org!;

    public async ValueTask InitializeAsync() => _org = await SignInOrg.StartAsync();

    public async ValueTask DisposeAsync() => await Org.DisposeAsync();

    [Fact]
    public async Task Two_users_work_side_by_side_until_one_signs_out()
    {
        var (ada, bob) = (await Org.AddUserAsync("Ada"), await Org.AddUserAsync("Bob"));
        var signIn = New();
        var (adas, bobs) = (await SignInAsync(signIn, ada), await SignInAsync(signIn, bob));
        using var first = Org.Connect(signIn.CredentialOf(adas.AccountId));
        using var second = Org.Connect(signIn.CredentialOf(bobs.AccountId));

        Assert.Equal("Ada", adas.UserName);
        Assert.Equal(ada, (await SignInOrg.WhoAmIAsync(first)).UserId);
        Assert.Equal(bob, (await SignInOrg.WhoAmIAsync(second)).UserId);

        await signIn.SignOutAsync(adas.AccountId);
        using var again = Org.Connect(signIn.CredentialOf(adas.AccountId));
        var refused = await Assert.ThrowsAsync<SignInException>(() => SignInOrg.WhoAmIAsync(again));
        Assert.Equal(("no_account", true), (refused.Code, refused.NeedsUser));
        Assert.Equal(bob, (await SignInOrg.WhoAmIAsync(second)).UserId);
    }

    [Fact]
    public async Task An_ended_session_asks_for_the_user()
    {
        var user = await Org.AddUserAsync("Eve");
        var signIn = New();
        var theirs = await SignInAsync(signIn, user);
        using var connection = Org.Connect(signIn.CredentialOf(theirs.AccountId));
        await SignInOrg.WhoAmIAsync(connection);

        Org.Emulator.RevokeSignIns(user);
        Org.Emulator.RevokeToken(Org.LastToken);

        Assert.True((await Assert.ThrowsAsync<SignInException>(() => SignInOrg.WhoAmIAsync(connection))).NeedsUser);
    }

    [Fact]
    public async Task A_state_of_another_session_is_refused_before_anything_is_sent()
    {
        var signIn = New();
        var begun = await signIn.BeginAsync();
        var issued = Org.Emulator.TokensIssued;

        Assert.Equal("state_mismatch", (await Assert.ThrowsAsync<SignInException>(() => signIn.RedeemAsync(begun, "another", "a-code"))).Code);
        Assert.Equal("state_mismatch", (await Assert.ThrowsAsync<SignInException>(() => signIn.RedeemAsync(begun, null, "a-code"))).Code);
        Assert.Equal(issued, Org.Emulator.TokensIssued);
        Assert.DoesNotContain(begun.Verifier, begun.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_good_once_and_for_who_asked_for_it()
    {
        var user = await Org.AddUserAsync("Una");
        var signIn = New();
        var begun = await signIn.BeginAsync("una@contoso.com");
        var (state, code) = await ComeBackAsync(begun.Address, user);
        var other = await signIn.BeginAsync();

        Assert.Contains("login_hint=una%40contoso.com", begun.Address.Query, StringComparison.Ordinal);
        // Another session's verifier does not fit, and spends the code.
        Assert.Equal(501481, (await Assert.ThrowsAsync<SignInException>(() => signIn.RedeemAsync(other, other.State, code))).ServiceCode);
        var spent = await Assert.ThrowsAsync<SignInException>(() => signIn.RedeemAsync(begun, state, code));
        Assert.Equal("invalid_grant", spent.Code);
        Assert.DoesNotContain(code, spent.ToString(), StringComparison.Ordinal);
    }

    private WebSignIn New() => new(Org.Emulator.BaseAddress, Org.Tenant, SignInOrg.AppId, SignInOrg.Secret, s_redirect, SignInOrg.Options);

    private static async Task<SignedInUser> SignInAsync(WebSignIn signIn, Guid user)
    {
        var begun = await signIn.BeginAsync();
        var (state, code) = await ComeBackAsync(begun.Address, user);
        return await signIn.RedeemAsync(begun, state, code);
    }

    private static async Task<(string State, string Code)> ComeBackAsync(Uri address, Guid user)
    {
        using var browser = SignInOrg.NewBrowser();
        using var answer = await browser.PostAsync(address, new FormUrlEncodedContent([new("user", user.ToString())]));
        var back = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        return (back["state"].ToString(), back["code"].ToString());
    }
}

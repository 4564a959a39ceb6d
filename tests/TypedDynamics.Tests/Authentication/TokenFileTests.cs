namespace TypedDynamics.Tests.Authentication;

/// <summary>Tokens in a file of this machine.</summary>
public sealed class TokenFileTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("typeddynamics-tokens").FullName;
    private SignInOrg? _org;

    private SignInOrg Org => _org!;

    // A desktop, or what stands in for one: `dbus-run-session` with an unlocked keyring.
    private static bool HasKeyring => !OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS") is not null;

    private string File => Path.Combine(_folder, "inner", "tokens.bin");

    public async ValueTask InitializeAsync() => _org = await SignInOrg.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Org.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_user_stays_signed_in_over_a_restart()
    {
        var user = await Org.AddUserAsync("Sue");
        var prompts = 0;
        for (var process = 0; process < 2; process++)
        {
            using var connection = Connect(new(File) { AllowUnencrypted = !HasKeyring });
            Assert.Equal(user, (await SignInOrg.WhoAmIAsync(connection)).UserId);
        }

        Assert.Equal(1, prompts);
        if (OperatingSystem.IsLinux() && !HasKeyring) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));

        DataverseConnection Connect(TokenFile file) => Org.Connect(DataverseCredential.DeviceCode(Org.Tenant, SignInOrg.PublicId, ApproveAsync, new() { MessageHandler = SignInOrg.Handler, TokenFile = file }));

        async Task ApproveAsync(DeviceCodePrompt prompt)
        {
            prompts++;
            using var browser = SignInOrg.NewBrowser();
            using var page = await browser.PostAsync(prompt.Page, new FormUrlEncodedContent([new("otc", prompt.UserCode), new("user", user.ToString())]));
        }
    }

    [Fact]
    public async Task A_file_that_is_deleted_signs_out()
    {
        var user = await Org.AddUserAsync("Sue");
        var file = new TokenFile(File) { AllowUnencrypted = !HasKeyring };
        using (var connection = Org.Connect(DataverseCredential.DeviceCode(Org.Tenant, SignInOrg.PublicId, ApproveAsync, new() { MessageHandler = SignInOrg.Handler, TokenFile = file })))
            await SignInOrg.WhoAmIAsync(connection);

        await file.DeleteAsync();

        Assert.False(System.IO.File.Exists(File));
        using var afterwards = Org.Connect(DataverseCredential.DeviceCode(Org.Tenant, SignInOrg.PublicId, static _ => throw new InvalidOperationException("asked"), new() { MessageHandler = SignInOrg.Handler, TokenFile = file }));
        Assert.Contains("asked", (await Assert.ThrowsAnyAsync<Exception>(() => SignInOrg.WhoAmIAsync(afterwards))).ToString(), StringComparison.Ordinal);

        async Task ApproveAsync(DeviceCodePrompt prompt)
        {
            using var browser = SignInOrg.NewBrowser();
            using var page = await browser.PostAsync(prompt.Page, new FormUrlEncodedContent([new("otc", prompt.UserCode), new("user", user.ToString())]));
        }
    }

    [Fact]
    public async Task Where_nothing_encrypts_that_is_told_before_anybody_is_asked()
    {
        Assert.SkipWhen(HasKeyring, "This system encrypts.");
        using var connection = Org.Connect(DataverseCredential.DeviceCode(Org.Tenant, SignInOrg.PublicId, static _ => throw new InvalidOperationException("asked"), new() { MessageHandler = SignInOrg.Handler, TokenFile = new(File) }));

        var refused = await Assert.ThrowsAsync<SignInException>(() => SignInOrg.WhoAmIAsync(connection));

        Assert.Equal("token_file", refused.Code);
        Assert.Contains("TokenFile.AllowUnencrypted", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_an_open_one_is_closed_to_others()
    {
        Assert.SkipWhen(HasKeyring, "This system keeps tokens elsewhere.");
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, "secret-rubbish", TestContext.Current.CancellationToken);
        if (OperatingSystem.IsLinux()) System.IO.File.SetUnixFileMode(File, (UnixFileMode)0b111_111_111);
        using var connection = Org.Connect(DataverseCredential.DeviceCode(Org.Tenant, SignInOrg.PublicId, static _ => throw new InvalidOperationException("asked"), new() { MessageHandler = SignInOrg.Handler, TokenFile = new(File) { AllowUnencrypted = true } }));

        var refused = await Assert.ThrowsAsync<SignInException>(() => SignInOrg.WhoAmIAsync(connection));

        Assert.Contains($"'{Path.GetFullPath(File)}' holds no tokens", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-rubbish", refused.ToString(), StringComparison.Ordinal);
        if (OperatingSystem.IsLinux()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder, "occupied"), "", TestContext.Current.CancellationToken);
        var file = new TokenFile(Path.Combine(_folder, "occupied", "tokens.bin")) { AllowUnencrypted = true };
        using var connection = Org.Connect(DataverseCredential.DeviceCode(Org.Tenant, SignInOrg.PublicId, static _ => throw new InvalidOperationException("asked"), new() { MessageHandler = SignInOrg.Handler, TokenFile = file }));

        Assert.Contains(file.Path, (await Assert.ThrowsAsync<SignInException>(() => SignInOrg.WhoAmIAsync(connection))).Message, StringComparison.Ordinal);
    }
}

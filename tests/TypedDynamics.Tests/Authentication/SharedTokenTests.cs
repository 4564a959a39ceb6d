using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedDynamics.Tests.Authentication;

/// <summary>Tokens that several processes share: each credential here stands for one.</summary>
public sealed class SharedTokenTests : IAsyncLifetime
{
    private readonly Store _store = new();
    private SignInOrg? _org;

    private SignInOrg Org => _org!;

    private SignInOptions Sharing => new() { MessageHandler = SignInOrg.Handler, Cache = _store };

    public async ValueTask InitializeAsync() => _org = await SignInOrg.StartAsync();

    public async ValueTask DisposeAsync() => await Org.DisposeAsync();

    [Fact]
    public async Task An_applications_token_is_asked_for_once()
    {
        for (var process = 0; process < 3; process++)
        {
            using var connection = Org.Connect(DataverseCredential.ClientSecret(Org.Tenant, SignInOrg.AppId, SignInOrg.Secret, Sharing));
            await SignInOrg.WhoAmIAsync(connection);
        }

        Assert.Equal(1, Org.Emulator.TokensIssued);
    }

    [Fact]
    public async Task A_user_stays_signed_in_over_a_restart()
    {
        var user = await Org.AddUserAsync("Sue");
        var prompts = 0;
        for (var process = 0; process < 2; process++)
        {
            using var connection = Org.Connect(DataverseCredential.DeviceCode(Org.Tenant, SignInOrg.PublicId, ApproveAsync, Sharing));
            Assert.Equal(user, (await SignInOrg.WhoAmIAsync(connection)).UserId);
        }

        Assert.Equal(1, prompts);

        async Task ApproveAsync(DeviceCodePrompt prompt)
        {
            prompts++;
            using var browser = SignInOrg.NewBrowser();
            using var page = await browser.PostAsync(prompt.Page, new FormUrlEncodedContent([new("otc", prompt.UserCode), new("user", user.ToString())]));
        }
    }

    [Fact]
    public async Task Where_the_store_cannot_be_reached_the_process_keeps_its_own_token_and_warns()
    {
        _store.IsAway = true;
        using var log = new TextLog();
        await using var logs = new ServiceCollection().AddLogging(builder => builder.AddProvider(log)).BuildServiceProvider();
        using var connection = Org.Connect(DataverseCredential.ClientSecret(Org.Tenant, SignInOrg.AppId, SignInOrg.Secret, Sharing), logs.GetRequiredService<ILoggerFactory>());

        await SignInOrg.WhoAmIAsync(connection);
        await SignInOrg.WhoAmIAsync(connection);

        Assert.Equal(1, Org.Emulator.TokensIssued);
        Assert.Contains("1009 Where tokens are shared cannot be reached (InvalidOperationException)", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_another_process_has_renewed_is_taken_before_one_is_asked_for()
    {
        using var first = Org.Connect(DataverseCredential.ClientSecret(Org.Tenant, SignInOrg.AppId, SignInOrg.Secret, Sharing));
        using var second = Org.Connect(DataverseCredential.ClientSecret(Org.Tenant, SignInOrg.AppId, SignInOrg.Secret, Sharing));
        await SignInOrg.WhoAmIAsync(first);
        await SignInOrg.WhoAmIAsync(second);
        Org.Emulator.RevokeToken(Org.LastToken);

        await SignInOrg.WhoAmIAsync(first);
        await SignInOrg.WhoAmIAsync(second);

        Assert.Equal(2, Org.Emulator.TokensIssued);
    }

    private sealed class Store : IDistributedCache
    {
        private readonly Dictionary<string, byte[]> _kept = [];

        public bool IsAway { get; set; }

        public byte[]? Get(string key) => IsAway ? throw new InvalidOperationException("the store is away") : _kept.GetValueOrDefault(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Remove(string key) => _kept.Remove(key);

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            Remove(key);
            return Task.CompletedTask;
        }

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => _kept[key] = value;

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }
    }
}

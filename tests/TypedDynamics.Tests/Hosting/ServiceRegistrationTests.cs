using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Operations;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Hosting;

public sealed class ServiceRegistrationTests
{
    [Fact]
    public async Task A_context_comes_from_the_container_and_is_one_for_all()
    {
        var handler = new CapturingHandler(HttpStatusCode.OK, """{"value":[]}""");
        await using var provider = Services(handler).BuildServiceProvider(validateScopes: true);
        await using var scope = provider.CreateAsyncScope();

        var org = scope.ServiceProvider.GetRequiredService<Org>();
        await org.Accounts.ToListAsync();

        Assert.Same(provider.GetRequiredService<Org>(), org);
        Assert.Equal($"Bearer {Connections.Token}", handler.Request.Headers["Authorization"]);
    }

    [Fact]
    public async Task Handlers_that_the_user_adds_see_every_request()
    {
        var handler = new CapturingHandler(HttpStatusCode.OK, """{"value":[]}""");
        var services = new ServiceCollection();
        services.AddDataverse<Org>(options => Configure(options, handler)).AddHttpMessageHandler(static () => new Stamp("first")).AddHttpMessageHandler(static () => new Stamp("second"));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<Org>().Accounts.ToListAsync();
        await provider.GetRequiredService<Org>().Accounts.ToListAsync();

        Assert.All(handler.Requests, static request => Assert.Equal("first, second", request.Headers["X-Stamp"]));
    }

    [Fact]
    public async Task Closing_the_container_leaves_the_users_handler_open()
    {
        var handler = new CapturingHandler(HttpStatusCode.OK, """{"value":[]}""");
        await using (var provider = Services(handler).BuildServiceProvider())
            await provider.GetRequiredService<Org>().Accounts.ToListAsync();

        Assert.False(handler.IsDisposed);
    }

    [Fact]
    public async Task Configuration_sets_what_it_can_hold()
    {
        var configuration = Section(
            ("Url", "https://contoso.crm.dynamics.com"), ("ApiVersion", "9.1"), ("Timeout", "00:00:45"), ("MaxPageSize", "77"), ("TotalTimeout", "00:05:00"), ("MaxConcurrentRequests", "8"),
            ("UseAffinityCookie", "true"), ("CircuitBreaker:FailureRatio", "0.25"), ("CircuitBreaker:Pause", "00:00:05"));
        var services = new ServiceCollection();
        services.AddDataverse<Org>(configuration, static options => options.AccessToken = static (_, _) => ValueTask.FromResult("t"));
        await using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptionsMonitor<DataverseOptions>>().Get(typeof(Org).FullName);

        Assert.Equal(new("https://contoso.crm.dynamics.com"), options.Url);
        Assert.Equal(("9.1", TimeSpan.FromSeconds(45), 77), (options.ApiVersion, options.Timeout, options.MaxPageSize));
        Assert.Equal((TimeSpan.FromMinutes(5), 8, true), (options.TotalTimeout, options.MaxConcurrentRequests, options.UseAffinityCookie));
        Assert.Equal((0.25, 20, TimeSpan.FromSeconds(5)), (options.CircuitBreaker!.FailureRatio, options.CircuitBreaker.MinimumRequests, options.CircuitBreaker.Pause));
        Assert.Equal("https://contoso.crm.dynamics.com/api/data/v9.1/", provider.GetRequiredService<Org>().Connection.ServiceRoot.AbsoluteUri);
    }

    [Theory]
    [InlineData("Timeout", "soon", "'Dataverse:Timeout' is 'soon', which is not a time such as 00:02:00")]
    [InlineData("MaxPageSize", "many", "'Dataverse:MaxPageSize' is 'many', which is not a number of rows")]
    public void A_value_that_cannot_be_read_is_named_by_its_path(string key, string value, string words)
    {
        var services = new ServiceCollection();
        services.AddDataverse<Org>(Section(("Url", "https://contoso.crm.dynamics.com"), (key, value)), static options => options.AccessToken = static (_, _) => ValueTask.FromResult("t"));
        using var provider = services.BuildServiceProvider();

        Assert.Contains(words, Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_options_stop_the_host_at_its_start()
    {
        var services = new ServiceCollection();
        services.AddDataverse<Org>(Section());
        using var provider = services.BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.All(["Url", "Credential"], name => Assert.Contains($"DataverseOptions.{name} is not set", exception.Message, StringComparison.Ordinal));
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<Org>());
    }

    [Fact]
    public async Task Two_contexts_have_options_and_clients_of_their_own()
    {
        var (first, second) = (new CapturingHandler(HttpStatusCode.OK, """{"value":[]}"""), new CapturingHandler(HttpStatusCode.OK, """{"value":[]}"""));
        var services = Services(first);
        services.AddDataverse<OtherOrg>(options =>
        {
            Configure(options, second);
            options.Url = new("https://other.crm.dynamics.com");
        });
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<Org>().Accounts.ToListAsync();
        await provider.GetRequiredService<OtherOrg>().Set<Fixtures.Account>().ToListAsync();

        Assert.Equal("contoso.crm.dynamics.com", first.Request.Uri.Host);
        Assert.Equal("other.crm.dynamics.com", second.Request.Uri.Host);
    }

    [Fact]
    public async Task Several_orgs_stand_side_by_side_by_their_names()
    {
        var (sales, service) = (new CapturingHandler(HttpStatusCode.OK, """{"value":[]}"""), new CapturingHandler(HttpStatusCode.OK, """{"value":[]}"""));
        var services = new ServiceCollection();
        services.AddDataverse<Org>("sales", Section(("Url", "https://sales.crm.dynamics.com"), ("ApiVersion", "9.1")), options => (options.AccessToken, options.MessageHandler) = (static (_, _) => ValueTask.FromResult("t"), sales));
        services.AddDataverse<Org>("service", options => Configure(options, service));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<Org>("sales").Accounts.ToListAsync();
        await provider.GetRequiredKeyedService<Org>("service").Accounts.ToListAsync();

        Assert.Equal("https://sales.crm.dynamics.com/api/data/v9.1/accounts", sales.Request.Uri.GetLeftPart(UriPartial.Path));
        Assert.Equal("contoso.crm.dynamics.com", service.Request.Uri.Host);
        Assert.Same(provider.GetRequiredKeyedService<Org>("sales"), provider.GetRequiredKeyedService<Org>("sales"));
        Assert.Null(provider.GetService<Org>());
    }

    [Fact]
    public async Task A_named_org_whose_options_are_wrong_stops_the_host_too()
    {
        var services = new ServiceCollection();
        services.AddDataverse<Org>("sales", Section());
        await using var provider = services.BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public async Task Each_scope_works_in_the_name_of_whom_it_is_for()
    {
        var handler = new CapturingHandler(HttpStatusCode.OK, """{"value":[]}""");
        var services = new ServiceCollection();
        services.AddScoped<Person>();
        services.AddDataversePerUser<Org>(
            options => (options.Url, options.MessageHandler) = (new("https://contoso.crm.dynamics.com"), handler),
            static scope => new(scope.GetRequiredService<Person>().Name, Saying(scope.GetRequiredService<Person>().Token)));
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        provider.GetRequiredService<IStartupValidator>().Validate();

        foreach (var (name, token) in new[] { ("ada", "first"), ("bob", "second"), ("ada", "third") })
        {
            await using var scope = provider.CreateAsyncScope();
            (scope.ServiceProvider.GetRequiredService<Person>().Name, scope.ServiceProvider.GetRequiredService<Person>().Token) = (name, token);
            await scope.ServiceProvider.GetRequiredService<Org>().Accounts.ToListAsync();
        }

        // Ada's second request brings another token than her first.
        Assert.Equal(["Bearer first", "Bearer second", "Bearer third"], handler.Requests.Select(static request => request.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_scope_may_be_of_a_named_org_and_a_user_who_is_nobody_is_told()
    {
        var handler = new CapturingHandler(HttpStatusCode.OK, """{"value":[]}""");
        var services = new ServiceCollection();
        services.AddDataverse<Org>("sales", options => Configure(options, handler));
        services.AddDataverseScope<Org>("caller", static _ => new RequestOptions { Tag = "x" }, org: "sales");
        services.AddDataversePerUser<OtherOrg>(static options => options.Url = new("https://other.crm.dynamics.com"), static _ => null!);
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        await using var scope = provider.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredKeyedService<Org>("caller").Accounts.ToListAsync();

        Assert.Contains("tag=x", handler.Request.Uri.Query, StringComparison.Ordinal);
        Assert.Contains("AddDataversePerUser gave null", Assert.Throws<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<OtherOrg>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_users_sign_in_by_themselves_a_credential_for_all_is_refused()
    {
        var services = new ServiceCollection();
        services.AddDataversePerUser<Org>(options => Configure(options, new CapturingHandler()), static _ => throw new InvalidOperationException());
        using var provider = services.BuildServiceProvider();

        Assert.Contains("each user signs in", Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scope_sends_its_own_options_beside_the_context_of_all()
    {
        var handler = new CapturingHandler(HttpStatusCode.OK, """{"value":[]}""");
        var services = Services(handler);
        var ada = Guid.NewGuid();
        services.AddDataverseScope<Org>("caller", _ => new RequestOptions { CallerObjectId = ada });
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        await using var scope = provider.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredKeyedService<Org>("caller").Accounts.ToListAsync();
        await scope.ServiceProvider.GetRequiredService<Org>().Accounts.ToListAsync();

        Assert.Equal([$"{ada:D}", null], handler.Requests.Select(static request => request.Headers.GetValueOrDefault("CallerObjectId")));
    }

    [Fact]
    public async Task Rows_stream_through_the_factorys_clients_too()
    {
        var services = Services(FaultyHandler.Cut(HttpStatusCode.OK, """{"value":[{"name":"a"},{"name":"b"},""", static _ => throw new IOException("cut")));
        await using var provider = services.BuildServiceProvider();

        await using var rows = provider.GetRequiredService<Org>().Accounts.GetAsyncEnumerator();

        Assert.True(await rows.MoveNextAsync());
        Assert.Equal("a", rows.Current.Name);
    }

    private static ServiceCollection Services(HttpMessageHandler handler)
    {
        var services = new ServiceCollection();
        services.AddDataverse<Org>(options => Configure(options, handler));
        return services;
    }

    private static void Configure(DataverseOptions options, HttpMessageHandler handler)
    {
        options.Url = new("https://contoso.crm.dynamics.com");
        options.AccessToken = static (_, _) => ValueTask.FromResult(Connections.Token);
        options.MessageHandler = handler;
    }

    private static Func<Uri, CancellationToken, ValueTask<string>> Saying(string token) => (_, _) => ValueTask.FromResult(token);

    private static IConfigurationSection Section(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(static value => KeyValuePair.Create($"Dataverse:{value.Key}", (string?)value.Value)))
            .Build()
            .GetSection("Dataverse");

    private sealed class Stamp(string text) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Stamp", text);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class OtherOrg(DataverseConnection connection) : DataverseContext(connection), IDataverseContext<OtherOrg>
    {
        static OtherOrg IDataverseContext<OtherOrg>.Create(DataverseConnection connection) => new(connection);
    }

    private sealed class Person
    {
        public string Name { get; set; } = "";

        public string Token { get; set; } = "";
    }
}

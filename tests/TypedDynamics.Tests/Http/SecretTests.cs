using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedDynamics.Tests.Operations;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Http;

/// <summary>The token is in one header of the request, and in nothing that a log or a person gets to see.</summary>
public sealed class SecretTests
{
    public static TheoryData<string> Faults => ["401", "500", "302", "no connection", "foreign host", "malformed body", "bad token"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_exception_and_no_log_line_holds_the_token(string fault)
    {
        using var log = new TextLog();
        var services = new ServiceCollection().AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddDataverse<Org>(options =>
        {
            options.Url = new("https://contoso.crm.dynamics.com");
            options.AccessToken = (_, _) => ValueTask.FromResult(fault == "bad token" ? Connections.Token + "\r\nX-Injected: 1" : Connections.Token);
            options.MessageHandler = Handler(fault);
            options.MaxRetries = 0;
        });
        await using var provider = services.BuildServiceProvider();
        var org = provider.GetRequiredService<Org>();

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => fault == "foreign host" ? org.Connection.GetAsync("//evil.example/") : org.WhoAmIAsync());

        for (var shown = exception; shown is not null; shown = shown.InnerException)
            Assert.DoesNotContain("c2VjcmV0", $"{shown} {shown.Message} {string.Join(' ', shown.Data.Values.Cast<object>())}", StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", log.ToString(), StringComparison.Ordinal);
        if (fault is "401" or "500") Assert.Contains("WhoAmI", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_of_options_connections_or_contexts_holds_a_secret()
    {
        var options = Connections.Options(new CapturingHandler());
        Assert.Equal("https://contoso.crm.dynamics.com v9.2", options.ToString());
        Assert.Equal("https://contoso.crm.dynamics.com/api/data/v9.2/", new DataverseConnection(options).ToString());

        options.Url = new("https://user:hunter2@contoso.crm.dynamics.com?code=hunter2");
        Assert.DoesNotContain("hunter2", options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Assert.Throws<ArgumentException>(() => new DataverseConnection(options)).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer abc")]
    [InlineData("abc\n")]
    [InlineData("abc\r\nX-Injected: 1")]
    [InlineData("tökén")]
    public async Task What_is_no_token_is_not_sent(string token)
    {
        var handler = new CapturingHandler();
        var options = Connections.Options(handler);
        options.AccessToken = (_, _) => ValueTask.FromResult(token);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => new DataverseConnection(options).GetAsync("accounts"));

        Assert.StartsWith("DataverseOptions.AccessToken gave ", exception.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Requests);
    }

    private static HttpMessageHandler Handler(string fault) => fault switch
    {
        "no connection" => FaultyHandler.NoConnection(),
        "302" => new CapturingHandler(static _ => new(HttpStatusCode.Redirect) { Headers = { Location = new("https://evil.example/") } }),
        "401" or "500" => new CapturingHandler((HttpStatusCode)int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture), """{"error":{"code":"0x1","message":"m"}}"""),
        _ => new CapturingHandler(HttpStatusCode.OK, "not JSON"),
    };
}

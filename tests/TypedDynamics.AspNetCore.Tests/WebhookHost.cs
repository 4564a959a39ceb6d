using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedDynamics.AspNetCore;

/// <summary>An application with one webhook, on a port of the loopback.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    public const string Key = "k3y-of-the-w3bhook";

    private readonly WebApplication _web;
    private readonly HttpClient _client = new();

    private WebhookHost(WebApplication web, TextLog log)
    {
        _web = web;
        Log = log;
        Address = new Uri(web.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    public Uri Address { get; }

    public TextLog Log { get; }

    public static async Task<WebhookHost> StartAsync(WebhookHandler handler, Action<WebhookOptions>? configure = null, TimeProvider? clock = null)
    {
        var log = new TextLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        if (clock is not null) builder.Services.AddSingleton(clock);
        builder.Services.AddDataverseWebhooks();
        builder.Services.AddScoped<Scope>();
        var web = builder.Build();
        web.MapDataverseWebhook("/dataverse", handler, configure ?? (static options => options.Keys.Add(Key)));
        await web.StartAsync();
        return new(web, log);
    }

    public Task<HttpResponseMessage> PostAsync(string body, string? code = Key, string contentType = "application/json", Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, code is null ? "/dataverse" : $"/dataverse?code={Uri.EscapeDataString(code)}")) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = new(contentType);
        change?.Invoke(request);
        return _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => _web.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _web.DisposeAsync();
    }

    public static string Event(Guid? operation = null, string message = "Update", string extra = "") =>
        $$"""{"MessageName":"{{message}}","PrimaryEntityName":"account","PrimaryEntityId":"0f8fad5b-d9cb-469f-a165-70867728950e","OperationId":"{{operation ?? Guid.NewGuid()}}","Stage":40,"Depth":1{{extra}}}""";

    internal sealed class Scope;
}

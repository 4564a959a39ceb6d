using System.Net;
using System.Net.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TypedDynamics;
using TypedDynamics.AspNetCore;
using TypedDynamics.Redis;
using TypedDynamics.Redis.Worker;

// One of several processes of an application: receives webhooks and asks the org, and shares through Redis what it knows.
// Arguments: the Redis server, the org, the file that gets a line for each event handled, requests at once.
var (redis, org, handled, most) = (args[0], new Uri(args[1]), args[2], int.Parse(args[3], System.Globalization.CultureInfo.InvariantCulture));
var builder = WebApplication.CreateSlimBuilder();
builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
builder.Logging.ClearProviders();
builder.Services.AddDataverseWebhooks();
builder.Services.AddDataverseRedis(redis, new() { Lease = TimeSpan.FromSeconds(5) });
builder.Services.AddDataverse<Crm>(options =>
{
    var trusting = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, _, _, _) => true } };
    options.Url = org;
    options.Credential = DataverseCredential.ClientSecret(tenant: null, "an-application", "a-secret-of-no-worth", new() { MessageHandler = trusting });
    options.MessageHandler = trusting;
    options.MaxConcurrentRequests = most;
});
var web = builder.Build();
using var file = new StreamWriter(handled) { AutoFlush = true };
var gate = new Lock();
web.MapDataverseWebhook("/dataverse", async (happened, _, cancellationToken) =>
{
    // Long enough for the same event to come again meanwhile.
    await Task.Delay(TimeSpan.FromMilliseconds(2), cancellationToken);
    lock (gate) file.WriteLine(happened.OperationId.ToString("D"));
}, static options => options.AllowAnonymous = true);
web.MapPost("/work", static async (HttpContext http, Crm crm) =>
{
    var requests = int.Parse(http.Request.Query["requests"].ToString(), System.Globalization.CultureInfo.InvariantCulture);
    await Task.WhenAll(Enumerable.Range(0, requests).Select(_ => crm.WhoAmIAsync(http.RequestAborted)));
});
await web.StartAsync();
Console.WriteLine(web.Urls.First());
// Ends with whoever started it.
await Console.In.ReadToEndAsync();
await web.StopAsync();

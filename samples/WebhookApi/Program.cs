using System.Globalization;
using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedDynamics;
using TypedDynamics.AspNetCore;
using TypedDynamics.Emulator;
using WebhookApi;

// Receives what happens to accounts. Without a section "Dataverse" in its configuration it brings an org along, registers itself there, and makes something happen; --once ends after that.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Configuration["urls"] ??= "http://localhost:5081";
var key = builder.Configuration["Webhook:Key"] ?? RandomNumberGenerator.GetHexString(32);
await using var local = builder.Configuration.GetSection("Dataverse").Exists()
    ? null
    : await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = Path.Combine(AppContext.BaseDirectory, "metadata-cache", "contoso") });
if (local is null) builder.Services.AddDataverse<Crm>(builder.Configuration.GetSection("Dataverse"));
else builder.Services.AddDataverse<Crm>(options => (options.Url, options.AccessToken) = (local.BaseAddress, static (_, _) => ValueTask.FromResult("any")));
builder.Services.AddDataverseWebhooks();
var handled = Channel.CreateUnbounded<string>();

var app = builder.Build();
app.MapDataverseWebhook(
    "/dataverse",
    async (happened, _, cancellationToken) => await handled.Writer.WriteAsync(Describe(happened), cancellationToken),
    options =>
    {
        options.Keys.Add(key);
        // Answered at once, and on disk until they are handled.
        (options.QueueCapacity, options.Folder) = (1000, builder.Configuration["Webhook:Folder"]);
    });
await app.StartAsync();
var crm = app.Services.GetRequiredService<Crm>();
if (local is not null) await RegisterAsync(new Uri(new Uri(app.Urls.First()), "/dataverse"));

await foreach (var line in handled.Reader.ReadAllAsync(app.Lifetime.ApplicationStopping))
{
    Console.WriteLine(line);
    if (args.Contains("--once") && line.StartsWith("Delete", StringComparison.Ordinal)) break;
}

await app.StopAsync();

static string Describe(DataverseEvent happened)
{
    if (happened.MessageName == "Delete") return $"Delete: {happened.TargetReference} is gone; it was called {happened.PreImage<Account>("was").Name}.";
    var account = happened.Target<Account>();
    return string.Create(CultureInfo.InvariantCulture, $"{happened.MessageName}: {happened.PrimaryEntityId} sets {string.Join(", ", happened.ChangedColumns)}{(account.IsLoaded(nameof(Account.Revenue)) ? $"; its revenue is {account.Revenue}" : "")}.");
}

// In an org of one's own this is done once, by whoever administers it.
async Task RegisterAsync(Uri url)
{
    var registry = new WebhookRegistry(crm);
    var webhook = await registry.AddAsync("The sample", url, key);
    await registry.AddStepAsync(webhook, new WebhookStep("Create", "account"));
    await registry.AddStepAsync(webhook, new WebhookStep("Update", "account") { Columns = ["revenue"] });
    await registry.AddStepAsync(webhook, new WebhookStep("Delete", "account") { Images = [WebhookImage.Before("was", "name")] });
    foreach (var registered in await registry.ListAsync()) Console.WriteLine($"{registered.Name} is told of {string.Join(", ", registered.Steps.Values.Order())}.");

    var fourth = new Account { Name = "Fourth Coffee" };
    await crm.Accounts.CreateAsync(fourth);
    fourth.Revenue = 5_000_000;
    await crm.Accounts.UpdateAsync(fourth);
    await crm.Accounts.DeleteAsync(fourth);
}

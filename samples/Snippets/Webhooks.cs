using Microsoft.AspNetCore.Builder;
using Sales;
using TypedDynamics;
using TypedDynamics.AspNetCore;

internal static class Webhooks
{
    public static WebApplication Build(string key)
    {
        // begin-snippet: webhook
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddDataverseWebhooks();
        var app = builder.Build();
        app.MapDataverseWebhook(
            "/dataverse",
            static (happened, services, cancellationToken) =>
            {
                if (happened is { MessageName: "Update", PrimaryEntityName: "account" })
                {
                    var account = happened.Target<Account>();
                    if (account.IsLoaded(nameof(Account.Revenue))) Console.WriteLine($"{account.Id} has now {account.Revenue}");
                }

                return Task.CompletedTask;
            },
            options => options.Keys.Add(key));
        // end-snippet
        return app;
    }

    public static void Durable(WebApplication app, WebhookHandler handler, string key, string folder)
    {
        // begin-snippet: webhook-durable
        app.MapDataverseWebhook("/dataverse/kept", handler, options =>
        {
            options.Keys.Add(key);
            (options.QueueCapacity, options.Folder) = (10_000, folder);
        });
        // end-snippet
    }

    public static async Task<Guid> RegisterAsync(Crm crm, string key)
    {
        // begin-snippet: webhook-register
        var registry = new WebhookRegistry(crm);
        var webhook = await registry.AddAsync("My application", new Uri("https://app.contoso.com/dataverse"), key);
        await registry.AddStepAsync(webhook, new WebhookStep("Update", "account")
        {
            Columns = ["revenue", "name"],
            Images = [WebhookImage.Before("before", "revenue")],
        });
        // end-snippet
        return webhook;
    }
}

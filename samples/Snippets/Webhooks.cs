using Microsoft.AspNetCore.Builder;
using Sales;
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
}

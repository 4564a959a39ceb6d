using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TypedDynamics;
using TypedDynamics.Emulator;

namespace Sales;

/// <summary>The code of the README and of docs/guides/getting-started.md.</summary>
internal static class GettingStarted
{
    public static Crm Connect(string tenantId, string clientId, string secret)
    {
        // begin-snippet: connect
        var crm = new Crm(new DataverseOptions
        {
            Url = new Uri("https://yourorg.crm.dynamics.com"),
            Credential = DataverseCredential.ClientSecret(tenantId, clientId, secret),
        });
        // end-snippet
        return crm;
    }

    public static async Task FirstQueryAsync(Crm crm)
    {
        // begin-snippet: first-query
        var accounts = await crm.Accounts
            .Where(a => a.Revenue > 1_000_000m && a.PrimaryContact!.LastName!.StartsWith("S"))
            .OrderByDescending(a => a.Revenue)
            .Take(10)
            .Select(a => new { a.Name, a.Revenue, Contact = a.PrimaryContact?.FullName })
            .ToListAsync();

        foreach (var account in accounts)
        {
            Console.WriteLine($"{account.Name}: {account.Revenue} ({account.Contact})");
        }
        // end-snippet
    }

    public static async Task CallerAsync(Crm crm)
    {
        // begin-snippet: caller
        var me = await crm.GetCurrentUserAsync();
        Console.WriteLine($"{me.FullName} of business unit {me.BusinessUnitId}");
        // end-snippet
    }

    public static void Register(IServiceCollection services, IConfiguration configuration)
    {
        // begin-snippet: dependency-injection
        services.AddDataverse<Crm>(configuration.GetSection("Dataverse"));
        // end-snippet
    }

    public static async Task EmulatorAsync(string folder)
    {
        // begin-snippet: emulator
        await using var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions
        {
            CacheFolder = folder,
            SampleData = true,
        });
        using var crm = new Crm(new DataverseOptions
        {
            Url = emulator.BaseAddress,
            AccessToken = (_, _) => ValueTask.FromResult("any-token"),
        });
        Console.WriteLine(await crm.Accounts.CountAsync());
        // end-snippet
    }
}

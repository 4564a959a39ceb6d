using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sales;
using TypedDynamics;
using TypedDynamics.AspNetCore;
using TypedDynamics.Azure;
using TypedDynamics.Redis;

internal static class Hosting
{
    public static IServiceCollection Register(IServiceCollection services, IConfiguration configuration)
    {
        // begin-snippet: hosting
        services.AddDataverse<Crm>(configuration.GetSection("Dataverse"));
        // end-snippet
        // begin-snippet: hosting-orgs
        services.AddDataverse<Crm>("sales", configuration.GetSection("Sales"));
        services.AddDataverse<Crm>("service", configuration.GetSection("Service"));
        // end-snippet
        return services;
    }

    public static void Handlers(IServiceCollection services, IConfiguration configuration)
    {
        // begin-snippet: hosting-handlers
        services.AddTransient<Recorder>();
        services.AddDataverse<Crm>(configuration.GetSection("Dataverse")).AddHttpMessageHandler<Recorder>();
        // end-snippet
    }

    public static void Callers(IServiceCollection services, Func<IServiceProvider, Guid> directoryIdOf)
    {
        // begin-snippet: hosting-callers
        services.AddDataverseScope<Crm>("caller", scope => new RequestOptions { CallerObjectId = directoryIdOf(scope) });
        // end-snippet
    }

    public static void Users(IServiceCollection services, IConfiguration configuration, string tenantId, string clientId, string secret, Func<string> tokenOfRequest, Func<IServiceProvider, string> idOfCaller)
    {
        // begin-snippet: hosting-users
        var onBehalf = DataverseCredential.OnBehalfOf(tenantId, clientId, secret, _ => ValueTask.FromResult(tokenOfRequest()));
        services.AddDataversePerUser<Crm>(configuration.GetSection("Dataverse"), scope => new DataverseUser(idOfCaller(scope), onBehalf));
        // end-snippet
    }

    public static WebApplication SignIn(IConfiguration configuration)
    {
        // begin-snippet: sign-in-site
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddDataverseSignIn<Crm>(configuration.GetSection("Dataverse"));
        var app = builder.Build();
        app.UseDataverseSignIn();
        app.MapDataverseSignIn();
        app.MapGet("/mine", static async (Crm crm, CancellationToken cancellationToken) => await crm.Accounts.Select(account => account.Name).Take(10).ToListAsync(cancellationToken)).RequireAuthorization();
        // end-snippet
        return app;
    }

    public static void Azure(IServiceCollection services, global::Azure.Core.TokenCredential azureCredential)
    {
        // begin-snippet: sign-in-azure
        services.AddDataverse<Crm>(options =>
        {
            options.Url = new Uri("https://contoso.crm.dynamics.com");
            options.Credential = azureCredential.ForDataverse();
        });
        // end-snippet
    }

    public static DataverseCredential File(string tenantId, string clientId)
    {
        // begin-snippet: sign-in-file
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        var credential = DataverseCredential.Browser(tenantId, clientId, new() { TokenFile = new(Path.Combine(folder, "my-tool", "tokens.bin")) });
        // end-snippet
        return credential;
    }

    public static void Machines(IServiceCollection services, IConfiguration configuration)
    {
        // begin-snippet: many-machines
        services.AddDataverseRedis(configuration.GetConnectionString("Redis")!);
        services.AddDataverse<Crm>(configuration.GetSection("Dataverse"));
        // end-snippet
    }

    private sealed class Recorder : DelegatingHandler;
}

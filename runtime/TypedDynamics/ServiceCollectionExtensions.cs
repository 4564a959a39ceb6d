using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TypedDynamics.Hosting;
using TypedDynamics.Http;

namespace TypedDynamics;

/// <summary>Registers contexts with dependency injection.</summary>
/// <remarks>
/// Contexts are immutable and thread-safe, and take a client from <see cref="IHttpClientFactory"/> for each request, so that handlers are renewed beneath them. Options are checked when
/// the host starts. Each method returns the builder of the org's named HTTP client, to add handlers to.
/// </remarks>
public static class ServiceCollectionExtensions
{
    /// <summary>Registers <typeparamref name="TContext"/> with what a configuration section says: <c>Url</c>, <c>ApiVersion</c>, <c>Timeout</c> (such as <c>00:02:00</c>), and every other option that is a number, a time or a flag, by its name.</summary>
    /// <remarks>
    /// How to sign in stands in <c>ConnectionString</c>, or in <c>Credential</c>: <c>Type</c> is <c>ClientSecret</c> (<c>Tenant</c>, <c>ClientId</c>, <c>Secret</c>), <c>Certificate</c> (<c>Tenant</c>,
    /// <c>ClientId</c>, and <c>Thumbprint</c>, or <c>File</c> with <c>Password</c>, or <c>Pem</c> with <c>Key</c>), <c>ManagedIdentity</c> (<c>ClientId</c> where it is user-assigned) or <c>WorkloadIdentity</c>. Several application users
    /// stand in <c>Users</c>, each as such a section with a <c>Name</c>.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section, such as <c>builder.Configuration.GetSection("Dataverse")</c>.</param>
    /// <param name="configure">What configuration cannot hold, such as <see cref="DataverseOptions.AccessToken"/>.</param>
    /// <returns>The builder of the named HTTP client, to add handlers to.</returns>
    public static IHttpClientBuilder AddDataverse<TContext>(this IServiceCollection services, IConfiguration configuration, Action<DataverseOptions>? configure = null)
        where TContext : DataverseContext, IDataverseContext<TContext> => services.AddDataverse<TContext>(Read(configuration, configure));

    /// <summary>Registers <typeparamref name="TContext"/> as a singleton.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the named HTTP client, to add handlers to.</returns>
    public static IHttpClientBuilder AddDataverse<TContext>(this IServiceCollection services, Action<DataverseOptions> configure)
        where TContext : DataverseContext, IDataverseContext<TContext>
    {
        var name = NameOf<TContext>(org: null);
        var builder = services.AddOrg(name, configure, isSignedInLater: false);
        services.TryAddSingleton(provider => TContext.Create(Connect(provider, name)));
        return builder;
    }

    /// <summary>Registers one of several orgs that <typeparamref name="TContext"/> is for, by a name of its own: <c>[FromKeyedServices("sales")] Crm crm</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="org">The name, which is the service's key.</param>
    /// <param name="configuration">The section of that org.</param>
    /// <param name="configure">What configuration cannot hold.</param>
    /// <returns>The builder of the named HTTP client, to add handlers to.</returns>
    public static IHttpClientBuilder AddDataverse<TContext>(this IServiceCollection services, string org, IConfiguration configuration, Action<DataverseOptions>? configure = null)
        where TContext : DataverseContext, IDataverseContext<TContext> => services.AddDataverse<TContext>(org, Read(configuration, configure));

    /// <summary>Registers one of several orgs that <typeparamref name="TContext"/> is for, by a name of its own: <c>[FromKeyedServices("sales")] Crm crm</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="org">The name, which is the service's key.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the named HTTP client, to add handlers to.</returns>
    public static IHttpClientBuilder AddDataverse<TContext>(this IServiceCollection services, string org, Action<DataverseOptions> configure)
        where TContext : DataverseContext, IDataverseContext<TContext>
    {
        ArgumentException.ThrowIfNullOrEmpty(org);
        var name = NameOf<TContext>(org);
        var builder = services.AddOrg(name, configure, isSignedInLater: false);
        services.TryAddKeyedSingleton(org, (provider, _) => TContext.Create(Connect(provider, name)));
        return builder;
    }

    /// <summary>
    /// Registers <typeparamref name="TContext"/> for each scope, in the name of whom the scope is for: the user of a web request who has signed in, or the one on whose behalf a web API is called.
    /// </summary>
    /// <remarks>Connections are kept for the 10,000 users who worked last, with what the service allows each. The options carry no credential of their own.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options but for who signs in.</param>
    /// <param name="user">Who the scope is for. Its name tells users apart: give an id, not what people are called.</param>
    /// <returns>The builder of the named HTTP client, to add handlers to.</returns>
    public static IHttpClientBuilder AddDataversePerUser<TContext>(this IServiceCollection services, Action<DataverseOptions> configure, Func<IServiceProvider, DataverseUser> user)
        where TContext : DataverseContext, IDataverseContext<TContext>
    {
        ArgumentNullException.ThrowIfNull(user);
        var name = NameOf<TContext>(org: null);
        var builder = services.AddOrg(name, configure, isSignedInLater: true);
        services.TryAddKeyedSingleton(name, (provider, _) => new UserConnections(OptionsOf(provider, name), ClientsOf(provider, name)));
        services.TryAddScoped(provider => TContext.Create(provider.GetRequiredKeyedService<UserConnections>(name).For(user(provider) ?? throw new InvalidOperationException("Nobody is named whom the scope is for: the delegate of AddDataversePerUser gave null."))));
        return builder;
    }

    /// <inheritdoc cref="AddDataversePerUser{TContext}(IServiceCollection, Action{DataverseOptions}, Func{IServiceProvider, DataverseUser})"/>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section, without a credential.</param>
    /// <param name="user">Who the scope is for. Its name tells users apart: give an id, not what people are called.</param>
    public static IHttpClientBuilder AddDataversePerUser<TContext>(this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, DataverseUser> user)
        where TContext : DataverseContext, IDataverseContext<TContext> => services.AddDataversePerUser<TContext>(Read(configuration, configure: null), user);

    /// <summary>
    /// Registers a context for each scope that sends its requests with options of the scope, by a name of its own: <c>[FromKeyedServices("caller")] Crm crm</c> works in the name of the
    /// request's user where the options say so (<see cref="RequestOptions.CallerObjectId"/>).
    /// </summary>
    /// <param name="services">The services, with <typeparamref name="TContext"/> registered.</param>
    /// <param name="key">The service's key.</param>
    /// <param name="options">The options of a scope.</param>
    /// <param name="org">The name that the org was registered by; null for the one without a name.</param>
    public static IServiceCollection AddDataverseScope<TContext>(this IServiceCollection services, string key, Func<IServiceProvider, RequestOptions> options, string? org = null)
        where TContext : DataverseContext, IDataverseContext<TContext>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddKeyedScoped(key, (provider, _) => (org is null ? provider.GetRequiredService<TContext>() : provider.GetRequiredKeyedService<TContext>(org)).With(options(provider)));
        return services;
    }

    private static Action<DataverseOptions> Read(IConfiguration configuration, Action<DataverseOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return options =>
        {
            OptionsSection.Bind(configuration, options);
            configure?.Invoke(options);
        };
    }

    private static IHttpClientBuilder AddOrg(this IServiceCollection services, string name, Action<DataverseOptions> configure, bool isSignedInLater)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<DataverseOptions>(name)
            .Configure(configure)
            .Configure<IServiceProvider>(static (options, provider) =>
            {
                options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
                options.Sharing ??= provider.GetService<IDataverseSharing>();
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DataverseOptions>>(new OptionsCheck(name, isSignedInLater));
        return services.AddHttpClient(name)
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => OptionsOf(provider, name) switch
            {
                { MessageHandler: { } handler } => new BorrowedHandler(handler),
                var options => Transport.CreateHandler(options),
            });
    }

    private static DataverseConnection Connect(IServiceProvider provider, string name) => new(OptionsOf(provider, name), ClientsOf(provider, name));

    private static DataverseOptions OptionsOf(IServiceProvider provider, string name) => provider.GetRequiredService<IOptionsMonitor<DataverseOptions>>().Get(name);

    private static Func<HttpClient> ClientsOf(IServiceProvider provider, string name)
    {
        var clients = provider.GetRequiredService<IHttpClientFactory>();
        return () => clients.CreateClient(name);
    }

    private static string NameOf<TContext>(string? org)
    {
        var context = typeof(TContext).FullName ?? typeof(TContext).Name;
        return org is null ? context : $"{context}/{org}";
    }
}

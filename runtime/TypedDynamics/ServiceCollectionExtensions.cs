using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TypedDynamics.Authentication;
using TypedDynamics.Http;

namespace TypedDynamics;

/// <summary>Registers contexts with dependency injection.</summary>
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
        where TContext : DataverseContext, IDataverseContext<TContext>
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddDataverse<TContext>(options =>
        {
            Bind(configuration, options);
            configure?.Invoke(options);
        });
    }

    /// <summary>
    /// Registers <typeparamref name="TContext"/> as a singleton: it is immutable and thread-safe, and takes a client from <see cref="IHttpClientFactory"/>
    /// for each request, so that handlers are renewed beneath it. Options are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the named HTTP client, to add handlers to.</returns>
    public static IHttpClientBuilder AddDataverse<TContext>(this IServiceCollection services, Action<DataverseOptions> configure)
        where TContext : DataverseContext, IDataverseContext<TContext>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var name = typeof(TContext).FullName ?? typeof(TContext).Name;
        services.AddOptions<DataverseOptions>(name).Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DataverseOptions>>(new OptionsCheck(name));
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptionsMonitor<DataverseOptions>>().Get(name);
            var clients = provider.GetRequiredService<IHttpClientFactory>();
            return TContext.Create(new DataverseConnection(options, () => clients.CreateClient(name)));
        });
        return services.AddHttpClient(name)
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider =>
                provider.GetRequiredService<IOptionsMonitor<DataverseOptions>>().Get(name) switch
                {
                    { MessageHandler: { } handler } => new Borrowed(handler),
                    var options => Transport.CreateHandler(options),
                });
    }

    // By hand: few values, and no reflection for native AOT to warn of.
    private static void Bind(IConfiguration section, DataverseOptions options)
    {
        if (section[nameof(options.Url)] is { Length: > 0 } url)
        {
            options.Url = Uri.TryCreate(url, UriKind.RelativeOrAbsolute, out var address) ? address : throw Wrong(section, nameof(options.Url), url, "an address");
        }

        if (section["ConnectionString"] is { Length: > 0 } text) Use(section, text, options);
        if (CredentialSection.Read(section.GetSection(nameof(options.Credential))) is { } credential) options.Credential = credential;
        foreach (var user in section.GetSection(nameof(options.Users)).GetChildren())
            if (CredentialSection.Read(user) is { } theirs) options.Users.Add(new(user["Name"] ?? user.Key, theirs));
        if (section[nameof(options.ApiVersion)] is { Length: > 0 } version) options.ApiVersion = version;
        options.Timeout = Time(section, nameof(options.Timeout)) ?? options.Timeout;
        options.MaxRetryDelay = Time(section, nameof(options.MaxRetryDelay)) ?? options.MaxRetryDelay;
        options.TotalTimeout = Time(section, nameof(options.TotalTimeout)) ?? options.TotalTimeout;
        options.MaxRetries = Number(section, nameof(options.MaxRetries), "a number of tries") ?? options.MaxRetries;
        options.MaxConcurrentRequests = Number(section, nameof(options.MaxConcurrentRequests), "a number of requests") ?? options.MaxConcurrentRequests;
        options.UseAffinityCookie = Flag(section, nameof(options.UseAffinityCookie)) ?? options.UseAffinityCookie;
        if (section.GetSection(nameof(options.CircuitBreaker)) is var breaker && breaker.Exists()) options.CircuitBreaker = Bind(breaker, options.CircuitBreaker ?? new());
        options.MaxPageSize = Number(section, nameof(options.MaxPageSize), "a number of rows") ?? options.MaxPageSize;
    }

    private static void Use(IConfiguration section, string text, DataverseOptions options)
    {
        try
        {
            options.UseConnectionString(text);
        }
        catch (FormatException exception)
        {
            throw new OptionsValidationException("ConnectionString", typeof(DataverseOptions), [$"The configuration value '{(section is IConfigurationSection { Path.Length: > 0 } named ? $"{named.Path}:" : "")}ConnectionString' cannot be used. {exception.Message}"]);
        }
    }

    private static CircuitBreakerOptions Bind(IConfigurationSection section, CircuitBreakerOptions breaker)
    {
        breaker.FailureRatio = Ratio(section, nameof(breaker.FailureRatio)) ?? breaker.FailureRatio;
        breaker.MinimumRequests = Number(section, nameof(breaker.MinimumRequests), "a number of requests") ?? breaker.MinimumRequests;
        breaker.Window = Time(section, nameof(breaker.Window)) ?? breaker.Window;
        breaker.Pause = Time(section, nameof(breaker.Pause)) ?? breaker.Pause;
        return breaker;
    }

    private static bool? Flag(IConfiguration section, string key) =>
        section[key] is not { Length: > 0 } text ? null
        : bool.TryParse(text, out var flag) ? flag
        : throw Wrong(section, key, text, "true or false");

    private static double? Ratio(IConfiguration section, string key) =>
        section[key] is not { Length: > 0 } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) ? ratio
        : throw Wrong(section, key, text, "a ratio such as 0.5");

    private static TimeSpan? Time(IConfiguration section, string key) =>
        section[key] is not { Length: > 0 } text ? null
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time
        : throw Wrong(section, key, text, "a time such as 00:02:00");

    private static int? Number(IConfiguration section, string key, string wanted) =>
        section[key] is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(section, key, text, wanted);

    private static OptionsValidationException Wrong(IConfiguration section, string key, string value, string wanted)
    {
        var path = section is IConfigurationSection { Path.Length: > 0 } named ? $"{named.Path}:{key}" : key;
        return new(key, typeof(DataverseOptions), [$"The configuration value '{path}' is '{value}', which is not {wanted}."]);
    }

    private sealed class OptionsCheck(string wanted) : IValidateOptions<DataverseOptions>
    {
        public ValidateOptionsResult Validate(string? name, DataverseOptions options) =>
            name != wanted ? ValidateOptionsResult.Skip
            : options.FindProblems().ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems)
            : ValidateOptionsResult.Success;
    }

    // The factory disposes the handlers of its chain; one that the user gave belongs to the user.
    private sealed class Borrowed(HttpMessageHandler handler) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _inner = new(handler, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _inner.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (disposing) _inner.Dispose();
            base.Dispose(disposing);
        }
    }
}

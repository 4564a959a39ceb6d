using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace TypedDynamics.Redis;

/// <summary>Registers what is shared.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Shares through Redis, with all processes that do the same: tokens and service-protection limits of every context that <c>AddDataverse</c> registers, and which events
    /// the webhooks of <c>MapDataverseWebhook</c> have handled.
    /// </summary>
    /// <remarks>While the server is away each process keeps to itself, with a warning; it is used again when it is back.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="configuration">As StackExchange.Redis takes it: <c>cache.contoso.example:6380,ssl=true,password=…</c>.</param>
    /// <param name="options">What is seldom set.</param>
    /// <exception cref="ArgumentException">The configuration cannot be understood.</exception>
    public static IServiceCollection AddDataverseRedis(this IServiceCollection services, string configuration, RedisSharingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(configuration);
        var server = ConfigurationOptions.Parse(configuration);
        // A server that is away at the start is used when it comes.
        server.AbortOnConnectFail = false;
        server.BacklogPolicy = BacklogPolicy.FailFast;
        var settings = (options ?? new()).Checked();
        services.AddSingleton(provider => new RedisSharing(() => ConnectionMultiplexer.ConnectAsync(server), settings, provider.GetService<ILoggerFactory>(), provider.GetService<TimeProvider>()));
        services.AddSingleton<IDataverseSharing>(static provider => provider.GetRequiredService<RedisSharing>());
        return services.AddSingleton<IEventDeliveries>(static provider => provider.GetRequiredService<RedisSharing>());
    }
}

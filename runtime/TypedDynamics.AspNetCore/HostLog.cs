using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedDynamics.AspNetCore;

/// <summary>Keeps out of the host's log, by its own filters, what stands in addresses: keys of webhooks and codes of sign-ins come there (<c>?code=</c>), and the host logs each request with its query.</summary>
internal static class HostLog
{
    private const string Category = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public static void LeaveOutAddresses(IServiceCollection services) =>
        services.PostConfigure<LoggerFilterOptions>(static options =>
        {
            // A rule that names a provider goes before one that names none.
            foreach (var provider in options.Rules.Select(static rule => rule.ProviderName).Append(null).Distinct().ToList())
                options.Rules.Add(new LoggerFilterRule(provider, Category, LogLevel.Warning, filter: null));
        });
}

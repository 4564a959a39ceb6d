using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TypedDynamics.AspNetCore;

/// <summary>Who may tell, and what is never told to the log, whatever the host's settings are.</summary>
public sealed class WebhookProofTests
{
    [Fact]
    public async Task A_webhook_without_a_proof_is_refused_unless_it_says_so()
    {
        await using var app = Build();

        Assert.Contains("anybody could tell", Assert.Throws<ArgumentException>(() => app.MapDataverseWebhook("/a", Nothing)).Message, StringComparison.Ordinal);
        Assert.Contains("is empty", Assert.Throws<ArgumentException>(() => app.MapDataverseWebhook("/a", Nothing, static options => options.Query["k"] = "")).Message, StringComparison.Ordinal);
        app.MapDataverseWebhook("/a", Nothing, static options => options.AllowAnonymous = true);
    }

    [Fact]
    public async Task Without_the_services_that_keep_keys_out_of_the_log_there_is_no_webhook()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();

        Assert.Contains("AddDataverseWebhooks", Assert.Throws<InvalidOperationException>(() => app.MapDataverseWebhook("/a", Nothing, static options => options.Keys.Add("k"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Logging:LogLevel:Default", "Trace")]
    [InlineData("Logging:Console:LogLevel:Default", "Trace")]
    [InlineData("Logging:Console:LogLevel:Microsoft.AspNetCore.Hosting", "Information")]
    [InlineData("Logging:Console:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information")]
    public async Task No_setting_of_the_host_lets_addresses_into_its_log(string setting, string level)
    {
        await using var app = Build((setting, level));

        var rules = app.Services.GetRequiredService<IOptions<LoggerFilterOptions>>().Value.Rules.Where(static rule => rule.CategoryName == "Microsoft.AspNetCore.Hosting.Diagnostics").ToList();

        Assert.Equal(LogLevel.Warning, rules.Last(static rule => rule.ProviderName is null).LogLevel);
        if (setting.StartsWith("Logging:Console", StringComparison.Ordinal)) Assert.Equal(LogLevel.Warning, rules.Last(static rule => rule.ProviderName == "Console").LogLevel);
        Assert.False(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Information));
    }

    private static WebApplication Build(params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.Services.AddDataverseWebhooks();
        return builder.Build();
    }

    private static Task Nothing(DataverseEvent happened, IServiceProvider services, CancellationToken cancellationToken) => Task.CompletedTask;
}

using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using TypedDynamics.Authentication;

namespace TypedDynamics.Hosting;

/// <summary>Options that stand in configuration, each by its name.</summary>
internal static class OptionsSection
{
    // By hand: few values, and no reflection for native AOT to warn of.
    public static void Bind(IConfiguration section, DataverseOptions options)
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
}

using System.Collections.Immutable;

namespace TypedDynamics.Http;

/// <summary>Puts what <see cref="RequestOptions"/> say on requests. Twice ends as once, and what a request says itself stays.</summary>
internal static class RequestSettings
{
    private static readonly HttpRequestOptionsKey<TimeSpan> s_timeout = new("TypedDynamics.Timeout");
    private static readonly ImmutableHashSet<string> s_reserved = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "Authorization", "Host", "Cookie", "Content-Length", "Transfer-Encoding", "Connection");

    public static void ApplyTo(this RequestOptions options, HttpRequestMessage request)
    {
        foreach (var (name, value) in options.AllHeaders())
            if (!request.Headers.NonValidated.Contains(name)) request.Headers.TryAddWithoutValidation(name, value);
        if (options.Tag is { } tag) request.RequestUri = Tagged(request.RequestUri, tag);
        if (options.Timeout is { } timeout) request.SetTimeout(timeout);
        if (options.AllowsRepetition && !request.SaysRepetition()) request.AllowRepetition();
    }

    public static void SetTimeout(this HttpRequestMessage request, TimeSpan timeout) => request.Options.Set(s_timeout, timeout);

    /// <summary>How long to wait for each try's answer; null where the connection says it.</summary>
    public static TimeSpan? FindTimeout(this HttpRequestMessage request) => request.Options.TryGetValue(s_timeout, out var timeout) ? timeout : null;

    public static bool CanBeWaitedFor(TimeSpan time) => time == Timeout.InfiniteTimeSpan || (time > TimeSpan.Zero && time.TotalMilliseconds <= int.MaxValue);

    /// <summary>Headers as they are sent, the options' own first.</summary>
    public static IEnumerable<KeyValuePair<string, string>> AllHeaders(this RequestOptions options)
    {
        if (options.CallerObjectId is { } caller) yield return new("CallerObjectId", caller.ToString("D"));
        if (options.CallerId is { } user) yield return new("MSCRMCallerID", user.ToString("D"));
        if (options.BypassCustomPluginExecution) yield return new("MSCRM.BypassCustomPluginExecution", "true");
        if (LogicOf(options.BypassBusinessLogic) is { Length: > 0 } logic) yield return new("MSCRM.BypassBusinessLogicExecution", logic);
        if (!options.BypassSteps.IsDefaultOrEmpty) yield return new("MSCRM.BypassBusinessLogicExecutionStepIds", string.Join(',', options.BypassSteps));
        if (options.SuppressFlows) yield return new("MSCRM.SuppressCallbackRegistrationExpanderJob", "true");
        if (options.DetectDuplicates) yield return new("MSCRM.SuppressDuplicateDetection", "false");
        if (options.Solution is { } solution) yield return new("MSCRM.SolutionUniqueName", solution);
        if (options.IsStronglyConsistent) yield return new("Consistency", "Strong");
        if (options.SessionToken is { } token) yield return new("MSCRM.SessionToken", token);
        foreach (var header in options.Headers) yield return header;
    }

    /// <exception cref="ArgumentException">A name or value is no header, or one that the connection alone sets.</exception>
    public static ImmutableDictionary<string, string> RequireHeaders(ImmutableDictionary<string, string> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        using var probe = new HttpRequestMessage();
        foreach (var (name, value) in headers)
        {
            if (IsConnections(name)) throw new ArgumentException($"The header '{name}' is the connection's own. Leave it out.", nameof(headers));
            if (value is null || !probe.Headers.TryAddWithoutValidation(name, RequireHeader(name, value))) throw new ArgumentException($"'{name}' is no request header.", nameof(headers));
        }

        return headers.WithComparers(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>True for headers of the token and the transport.</summary>
    public static bool IsConnections(string name) => s_reserved.Contains(name);

    /// <exception cref="ArgumentException">It would end its header and begin another.</exception>
    public static string? RequireHeader(string name, string? value) =>
        value.AsSpan().ContainsAny('\r', '\n', '\0') ? throw new ArgumentException($"The value of '{name}' has line ends in it.", nameof(value)) : value;

    private static string LogicOf(BypassedLogic logic) => string.Join(
        ',',
        new[] { logic.HasFlag(BypassedLogic.Synchronous) ? "CustomSync" : null, logic.HasFlag(BypassedLogic.Asynchronous) ? "CustomAsync" : null }.Where(static name => name is not null));

    // A link of the service's has the tag in it already, and is sent as it came.
    private static Uri? Tagged(Uri? address, string tag)
    {
        if (address is null || address.IsAbsoluteUri) return address;
        var text = address.OriginalString;
        var option = $"tag={Uri.EscapeDataString(tag)}";
        return text.EndsWith(option, StringComparison.Ordinal) ? address : new Uri($"{text}{(text.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{option}", UriKind.Relative);
    }
}

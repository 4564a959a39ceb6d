namespace TypedDynamics.Http;

/// <summary>What a request says of being sent again, and whether it was.</summary>
internal static class Repetition
{
    private static readonly HttpRequestOptionsKey<bool> s_isRepeatable = new("TypedDynamics.IsRepeatable");
    private static readonly HttpRequestOptionsKey<bool> s_wasRepeated = new("TypedDynamics.WasRepeated");

    /// <summary>Sending it twice ends as sending it once: for a POST only its sender knows that.</summary>
    public static void AllowRepetition(this HttpRequestMessage request) => request.Options.Set(s_isRepeatable, true);

    /// <summary>Sending it twice does not end as sending it once, whatever the caller's options say: its sender finds out what became of it.</summary>
    public static void ForbidRepetition(this HttpRequestMessage request) => request.Options.Set(s_isRepeatable, false);

    /// <summary>Its sender has said whether it may be sent again.</summary>
    public static bool SaysRepetition(this HttpRequestMessage request) => request.Options.TryGetValue(s_isRepeatable, out _);

    /// <summary>True when it may be sent again although it may have been carried out.</summary>
    public static bool IsRepeatable(this HttpRequestMessage request) =>
        request.Options.TryGetValue(s_isRepeatable, out var said)
            ? said
            : request.Method.Method is "GET" or "HEAD" or "PUT" or "DELETE" or "PATCH" && !DemandsVersion(request);

    /// <summary>True when it was sent again after a try whose outcome is unknown.</summary>
    public static bool WasRepeated(this HttpRequestMessage request) => request.Options.TryGetValue(s_wasRepeated, out var was) && was;

    public static void NoteRepetition(this HttpRequestMessage request) => request.Options.Set(s_wasRepeated, true);

    /// <summary>Nothing was done: no connection was made.</summary>
    public static bool IsRefusal(this HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    // The first try may itself have changed the version.
    private static bool DemandsVersion(HttpRequestMessage request) =>
        request.Method != HttpMethod.Get && request.Headers.NonValidated.TryGetValues("If-Match", out var versions) && versions.ToString() != "*";
}

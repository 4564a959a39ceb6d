using System.Globalization;
using Microsoft.AspNetCore.Http;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Limits;

namespace TypedDynamics.Emulator.Hosting;

/// <summary>The headers of the service's answers.</summary>
internal static class ResponseHeaders
{
    // As many as a client of the service is usually told to have under way.
    private const string RecommendedParallelism = "4";

    public static void WriteAlways(HttpResponse response)
    {
        var headers = response.Headers;
        var id = Guid.NewGuid().ToString("D");
        headers["OData-Version"] = "4.0";
        headers.CacheControl = "no-cache";
        headers.Expires = "-1";
        headers.Allow = "OPTIONS,GET,HEAD,POST";
        headers["REQ_ID"] = id;
        headers["x-ms-service-request-id"] = id;
        headers["mise-correlation-id"] = Guid.NewGuid().ToString("D");
        headers["x-ms-dop-hint"] = RecommendedParallelism;
        WriteBudget(response, Admission.Unlimited);
    }

    /// <summary>What the user has left: requests, and seconds of execution time.</summary>
    public static void WriteBudget(HttpResponse response, Admission admission)
    {
        response.Headers["x-ms-ratelimit-burst-remaining-xrm-requests"] = admission.RequestsLeft.ToString(CultureInfo.InvariantCulture);
        response.Headers["x-ms-ratelimit-time-remaining-xrm-requests"] = admission.TimeLeft.TotalSeconds.ToString("N2", CultureInfo.InvariantCulture);
    }

    public static void Write(HttpResponse response, Answer answer, Preferences? preferences)
    {
        if (answer.ETag is { } etag)
            response.Headers.ETag = etag;
        if (answer.EntityId is { } id)
            response.Headers["OData-EntityId"] = id;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        if (answer.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if ((int)answer.Status >= 400)
            return;

        // What was followed is echoed in one header, as the client wrote it.
        List<string> applied = [.. answer.Applied];
        if (preferences?.Annotations is { } annotations && answer.ContentType is Answer.Json or Answer.Bare)
            applied.Add($"odata.include-annotations=\"{annotations}\"");
        if (applied.Count > 0)
            response.Headers["Preference-Applied"] = string.Join(',', applied);
    }

    public static void WriteChallenge(HttpResponse response, string origin) => response.Headers.WWWAuthenticate =
        $"Bearer authorization_uri={origin}/{Identity.Tenant:D}/oauth2/authorize, resource_id={origin}/";
}

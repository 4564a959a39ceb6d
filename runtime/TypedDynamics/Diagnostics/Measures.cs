using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TypedDynamics.Diagnostics;

/// <summary>What the meter <c>TypedDynamics</c> counts, named by OpenTelemetry's conventions where there are any. Never a value, an id or a token.</summary>
internal static class Measures
{
    private static readonly Meter s_meter = new(Tracing.SourceName);

    private static readonly Histogram<double> s_durations = s_meter.CreateHistogram<double>("db.client.operation.duration", "s", "How long requests took, with all their tries and the waits between them.");
    private static readonly Counter<long> s_retries = s_meter.CreateCounter<long>("dataverse.client.retries", "{retry}", "Further tries, by their reason.");
    private static readonly Histogram<double> s_pauses = s_meter.CreateHistogram<double>("dataverse.client.throttle.duration", "s", "How long requests waited because the service wants none for a while.");

    private static readonly Histogram<long> s_rows = s_meter.CreateHistogram<long>("db.client.response.returned_rows", "{row}", "How many rows pages had.");
    private static readonly Histogram<long> s_read = s_meter.CreateHistogram<long>("dataverse.client.response.body.size", "By", "How long the pages of rows were, uncompressed.");
    private static readonly Histogram<long> s_sent = s_meter.CreateHistogram<long>("http.client.request.body.size", "By", "How long the bodies of requests were, where that is known before they are sent.");

    public static bool TakesDurations => s_durations.Enabled || s_sent.Enabled;

    /// <param name="method">The HTTP method.</param>
    /// <param name="place">The entity set or operation.</param>
    /// <param name="time">Until the head of the answer.</param>
    /// <param name="status">Of the answer; null where none came.</param>
    /// <param name="error">What went wrong: the service's code or the exception's type; null where nothing did.</param>
    public static void Took(string method, string place, TimeSpan time, int? status, string? error)
    {
        var tags = new TagList { { "db.system.name", "microsoft.dataverse" }, { "http.request.method", method }, { "db.collection.name", place } };
        if (status is { } code) tags.Add("http.response.status_code", code);
        if (error is not null) tags.Add("error.type", error);
        s_durations.Record(time.TotalSeconds, tags);
    }

    /// <param name="reason">The status, or the kind of what was lost.</param>
    public static void Retried(string reason) => s_retries.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <param name="place">The entity set.</param>
    /// <param name="rows">Of one page.</param>
    /// <param name="bytes">Of its body.</param>
    public static void Read(string place, long rows, long bytes)
    {
        var tag = new KeyValuePair<string, object?>("db.collection.name", place);
        s_rows.Record(rows, tag);
        s_read.Record(bytes, tag);
    }

    /// <param name="bytes">Of the body; null where there is none, or its length is not known.</param>
    /// <param name="place">The entity set or operation.</param>
    public static void Sends(long? bytes, string place)
    {
        if (bytes is { } length && s_sent.Enabled) s_sent.Record(length, new KeyValuePair<string, object?>("db.collection.name", place));
    }

    public static void Paused(TimeSpan time) => s_pauses.Record(time.TotalSeconds);
}

namespace TypedDynamics.AspNetCore;

/// <summary>Who may tell of events at a webhook, and how much at once.</summary>
public sealed class WebhookOptions
{
    /// <summary>Keys of which one must stand in the address as <c>?code=</c> (the registration's <c>WebhookKey</c>). Several while one is exchanged for another.</summary>
    /// <remarks>Compared in a time that does not depend on them. A request without a good one is answered with 401 before its body is read.</remarks>
    /// <value>Default: none.</value>
    public IList<string> Keys { get; } = [];

    /// <summary>Headers that must come, with their values (the registration's <c>HttpHeader</c>).</summary>
    /// <value>Default: none.</value>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Parameters that must stand in the address, with their values (the registration's <c>HttpQueryString</c>).</summary>
    /// <value>Default: none.</value>
    public IDictionary<string, string> Query { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether anybody may tell of events: where something in front of the application proves who does.</summary>
    /// <value>Default: false; one of <see cref="Keys"/>, <see cref="Headers"/> and <see cref="Query"/> must be set.</value>
    public bool AllowAnonymous { get; set; }

    /// <summary>The longest body, in bytes; a longer one is answered with 413. The service itself leaves parts out beyond 256 KB.</summary>
    /// <value>Default: 1,048,576.</value>
    public long MaxBodySize { get; set; } = 1024 * 1024;

    /// <summary>How long a body may take to arrive; a slower one is answered with 408.</summary>
    /// <value>Default: 30 seconds. The service gives up after 60 altogether.</value>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many events wait to be handled after they were answered with 200. When so many wait, 503 asks the service to tell again. Null: each is handled before it is
    /// answered, which synchronous steps need: their operation fails where the handler throws.
    /// </summary>
    /// <remarks>Takes <c>services.AddDataverseWebhooks()</c>. When the host stops, what waits is handled first, within the host's time for stopping. What a crash takes is lost, unless there is a <see cref="Folder"/>: the service was told that it arrived.</remarks>
    /// <value>Default: null.</value>
    public int? QueueCapacity { get; set; }

    /// <summary>
    /// A folder that keeps what waits: an event is on disk before it is answered, and until it is handled, over a crash of the process. Each is handled at least once, in their order: one whose handler
    /// throws is tried again and holds up those behind it.
    /// </summary>
    /// <remarks>Takes a <see cref="QueueCapacity"/>. Events are kept as they came, values of rows included: on a disk for the application alone. One folder for one webhook of one process.</remarks>
    /// <value>Default: null, what waits is kept in memory.</value>
    public string? Folder { get; set; }

    /// <summary>How often an event of the <see cref="Folder"/> is tried; after that it is put into the folder's part <c>failed</c>.</summary>
    /// <value>Default: 10.</value>
    public int MaxTries { get; set; } = 10;

    /// <summary>The wait before an event of the <see cref="Folder"/> is tried again; twice as long each time, to five minutes.</summary>
    /// <value>Default: one second, which with ten tries is eight and a half minutes in all.</value>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an event is remembered, so that one told again is not handled again.</summary>
    /// <value>Default: one hour.</value>
    public TimeSpan RememberFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many events are remembered at most, about 200 bytes each; beyond, the oldest are forgotten.</summary>
    /// <value>Default: 100,000.</value>
    public int RememberAtMost { get; set; } = 100_000;

    internal IEnumerable<string> FindProblems()
    {
        if (Keys.Any(string.IsNullOrEmpty)) yield return "A key of WebhookOptions.Keys is empty. Leave it out.";
        if (Headers.Concat(Query).Any(static proof => string.IsNullOrEmpty(proof.Value))) yield return "A value of WebhookOptions.Headers or Query is empty. Leave it out.";
        if (Keys.Count + Headers.Count + Query.Count == 0 && !AllowAnonymous) yield return "WebhookOptions has no Keys, Headers or Query: anybody could tell of events. Give a key, or set AllowAnonymous.";
        if (MaxBodySize < 1) yield return "WebhookOptions.MaxBodySize is less than a byte.";
        if (BodyTimeout <= TimeSpan.Zero) yield return "WebhookOptions.BodyTimeout is no time. Give one above zero.";
        if (QueueCapacity < 1) yield return "WebhookOptions.QueueCapacity is less than one event. Give null to handle each before it is answered.";
        if (Folder is not null && QueueCapacity is null) yield return "WebhookOptions.Folder keeps what waits: set QueueCapacity, too.";
        if (MaxTries < 1 || RetryDelay <= TimeSpan.Zero) yield return "WebhookOptions.MaxTries and RetryDelay are above zero.";
        if (RememberFor <= TimeSpan.Zero || RememberAtMost < 1) yield return "WebhookOptions.RememberFor and RememberAtMost are above zero.";
    }
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;

namespace TypedDynamics.Tool.Pulling;

/// <summary>Reads what describes the org. All of it is reading, so what got no whole answer is asked again.</summary>
internal sealed class MetadataClient(OrgContext org, TimeProvider clock)
{
    private const int Tries = 5;
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);

    // The service's servers keep definitions for a while: one that was told to have changed must not be read as it was.
    private static readonly KeyValuePair<string, string> s_fresh = new("Consistency", "Strong");

    private int _requests;

    /// <summary>How many requests were sent.</summary>
    public int Requests => _requests;

    /// <summary>A JSON object, such as a definition or a page of them.</summary>
    /// <param name="path">Below the Web API.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DataverseException">The service refused.</exception>
    /// <exception cref="ToolException">The answer is no JSON object, or was cut off.</exception>
    public async Task<JsonObject> GetJsonAsync(string path, CancellationToken cancellationToken)
    {
        var bytes = await GetAsync(path, "application/json", cancellationToken).ConfigureAwait(false);
        try
        {
            if (JsonNode.Parse(bytes) is JsonObject answer) return answer;
        }
        catch (JsonException exception)
        {
            throw Malformed(path, exception.Message, exception);
        }

        throw Malformed(path, "it is no JSON object");
    }

    /// <summary>The rows of a collection, over all its pages.</summary>
    public async Task<List<JsonObject>> GetRowsAsync(string path, CancellationToken cancellationToken)
    {
        var rows = new List<JsonObject>();
        for (var next = path; next is not null;)
        {
            var page = await GetJsonAsync(next, cancellationToken).ConfigureAwait(false);
            if (page["value"] is not JsonArray value) throw Malformed(path, "it has no 'value'");
            rows.AddRange(value.Select((row, at) => row as JsonObject ?? throw Malformed(path, $"row {at + 1} of a page is no object")));
            next = (string?)page["@odata.nextLink"];
        }

        return rows;
    }

    /// <summary>The bytes of an answer.</summary>
    public async Task<byte[]> GetAsync(string path, string accepts, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            Interlocked.Increment(ref _requests);
            TimeSpan? wait;
            try
            {
                using var response = await org.SendAsync(new(HttpMethod.Get, path) { Headers = [new("Accept", accepts), s_fresh] }, cancellationToken).ConfigureAwait(false);
                wait = attempt < Tries && IsPassing(response.StatusCode) ? WaitFor(response, attempt) : null;
                if (wait is null)
                {
                    await response.EnsureSuccessAsync(cancellationToken).ConfigureAwait(false);
                    return await response.ReadBytesAsync(cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or HttpIOException && attempt < Tries)
            {
                wait = Doubling(attempt);
            }

            await Task.Delay(wait.Value, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>An answer that the service should not give.</summary>
    public static ToolException Malformed(string path, string why, Exception? inner = null) =>
        new(ExitCodes.Service, $"The answer to 'GET {path.Split('?')[0]}' cannot be read: {why.TrimEnd('.')}. Nothing was changed.", inner);

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;

    // What asks for a longer wait than anybody sits through is an error at once.
    private TimeSpan? WaitFor(RawResponse response, int attempt)
    {
        if (!response.Headers.TryGetValue("Retry-After", out var text)) return Doubling(attempt);
        var wait = int.TryParse(text, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var until) ? until - clock.GetUtcNow()
            : Doubling(attempt);
        return wait > s_longestWait ? null : wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static TimeSpan Doubling(int attempt) => TimeSpan.FromMilliseconds(250 << attempt);
}

using System.Net;
using System.Text.Json;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>Reads answers as JSON whose shape is known at run time only.</summary>
internal static class JsonAnswer
{
    /// <exception cref="MalformedResponseException">It is empty, not JSON, or cut off.</exception>
    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NoContent) throw new MalformedResponseException("The answer is empty.");
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = body.ConfigureAwait(false);
        try
        {
            using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken).ConfigureAwait(false);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new MalformedResponseException("The answer is not JSON, or was cut off.", exception);
        }
    }

    /// <summary>What stands in <c>value</c>.</summary>
    /// <exception cref="MalformedResponseException">The answer has no rows.</exception>
    public static JsonElement.ArrayEnumerator Lines(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(WireNames.Value, out var rows) && rows.ValueKind == JsonValueKind.Array
            ? rows.EnumerateArray()
            : throw new MalformedResponseException("The answer has no rows: no array 'value'.");
}

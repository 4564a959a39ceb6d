using System.Text;
using System.Text.Json;
using TypedDynamics.Http;
using TypedDynamics.LateBound;
using TypedDynamics.Querying.Execution;

namespace TypedDynamics.Writing.Batch;

/// <summary>
/// Requests given as JSON, for tables known only at run time:
/// <c>[{"collection":"accounts","action":"create","data":{…},"returnRepresentation":true},{"collection":"accounts","action":"delete","key":"…"}]</c>.
/// </summary>
internal static class JsonBatch
{
    /// <exception cref="FormatException">It is not such a list; the message names the item and the mend.</exception>
    public static List<HttpRequestMessage> Read(string json)
    {
        using var document = Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array) throw new FormatException("A batch as JSON is a list: [{\"collection\":\"accounts\",\"action\":\"create\",\"data\":{}}].");
        return [.. document.RootElement.EnumerateArray().Select(ReadItem)];
    }

    /// <summary>Sends one and reads what came of it.</summary>
    public static async Task<BatchOutcome> SendAsync(SendRequest send, HttpRequestMessage request)
    {
        using var _ = request;
        using var response = await send(request, CancellationToken.None).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        JsonElement? row = body.Length == 0 ? null : JsonElement.Parse(body);
        return new(EntityId.Of(response), row);
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The batch is not JSON: {exception.Message}", exception);
        }
    }

    private static HttpRequestMessage ReadItem(JsonElement item, int index)
    {
        if (item.ValueKind != JsonValueKind.Object) throw Wrong(index, "it is no object", "Write {\"collection\":…,\"action\":…}.");
        var set = Text(item, "collection") is { } name && ClauseText.IsEntitySet(name) ? name : throw Wrong(index, "'collection' is no entity set", "Name one: \"accounts\".");
        var request = Text(item, "action") switch
        {
            "create" => WriteRequest.Create(HttpMethod.Post, set, Data(item, index)),
            "update" => WriteRequest.Create(HttpMethod.Patch, $"{set}({Key(item, index)})", Data(item, index)),
            "delete" => WriteRequest.Create(HttpMethod.Delete, $"{set}({Key(item, index)})"),
            var other => throw Wrong(index, $"'action' is '{other}'", "Write create, update or delete."),
        };
        if (request.Method == HttpMethod.Patch) request.Headers.TryAddWithoutValidation("If-Match", "*");
        if (item.TryGetProperty("returnRepresentation", out var returns) && returns.ValueKind == JsonValueKind.True) new Preferences { ReturnsRepresentation = true }.ApplyTo(request);
        return request;
    }

    private static ReadOnlyMemory<byte> Data(JsonElement item, int index) =>
        item.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? Encoding.UTF8.GetBytes(data.GetRawText())
            : throw Wrong(index, "'data' is no object", "Give the columns and their values: {\"name\":\"Fourth Coffee\"}.");

    private static string Key(JsonElement item, int index) =>
        ClauseText.TryKey(Text(item, "key")) ?? throw Wrong(index, "'key' names no row", "Give its id, or an alternate key: \"accountnumber='A-1'\".");

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static FormatException Wrong(int index, string reason, string mend) => new($"Item {index + 1} of the batch: {reason}. {mend}");
}

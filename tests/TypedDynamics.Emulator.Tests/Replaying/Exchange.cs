using System.Text.Json;
using System.Text.RegularExpressions;

namespace TypedDynamics.Emulator.Replaying;

/// <summary>A request, and the answer that a document prints for it, if it does.</summary>
/// <param name="Place">File and line of the document.</param>
/// <param name="Method">The verb.</param>
/// <param name="Address">Behind <c>/api/data/v9.x/</c>; null for addresses elsewhere.</param>
/// <param name="Headers">The request's.</param>
/// <param name="Body">The request's; null for none.</param>
/// <param name="Status">The answer's; null where none is printed.</param>
/// <param name="AnswerHeaders">The answer's.</param>
/// <param name="Answer">The answer's body; null for none.</param>
internal sealed partial record Exchange(
    string Place, HttpMethod Method, string? Address, IReadOnlyList<(string Name, string? Value)> Headers, string? Body,
    int? Status, IReadOnlyList<(string Name, string? Value)> AnswerHeaders, JsonElement? Answer)
{
    /// <summary>The first segment, without its key: <c>accounts</c>.</summary>
    public string Set => Address is null ? "" : SetName().Match(Address).Value;

    public string Document => Place[..Place.LastIndexOf(':')];

    /// <summary>The documents of the corpus.</summary>
    public static List<Exchange> ReadAll() => [.. File.ReadLines(Corpus.PathOf("http", "documented-exchanges.jsonl")).Select(static line => Read(JsonDocument.Parse(line).RootElement))];

    private static Exchange Read(JsonElement exchange)
    {
        var request = exchange.GetProperty("request");
        var (start, headers, body) = Split(request.GetProperty("raw").GetString()!);
        var words = start.Split(' ', 2, StringSplitOptions.TrimEntries);
        var url = HttpVersion().Replace(words[1], "").Trim();
        var place = $"{exchange.GetProperty("file").GetString()!.Split('/')[^1]}:{request.GetProperty("line").GetInt32()}";
        var response = exchange.GetProperty("response");
        if (response.ValueKind != JsonValueKind.Object) return new(place, new(words[0]), AddressIn(url), headers, body, null, [], null);
        var (_, answerHeaders, answer) = Split(response.GetProperty("raw").GetString()!);
        return new(place, new(words[0]), AddressIn(url), headers, body, response.GetProperty("status").GetInt32(), answerHeaders, Json(answer));
    }

    // Documents break addresses over lines, indent, and leave out the empty line before a body.
    private static (string Start, List<(string, string?)> Headers, string? Body) Split(string raw)
    {
        var lines = raw.Replace("[Organization URI]", "http://localhost", StringComparison.OrdinalIgnoreCase).Replace("https://http:", "http:", StringComparison.Ordinal)
            .Split('\n').SkipWhile(string.IsNullOrWhiteSpace).Select(static line => line.Trim()).ToList();
        var next = 1;
        var start = lines[0];
        while (next < lines.Count && lines[next].Length > 0 && lines[next][0] is not '{' && !HeaderLine().IsMatch(lines[next])) start += (lines[next][0] is '&' or '?' ? "" : " ") + lines[next++];
        var headers = new List<(string, string?)>();
        while (next < lines.Count && HeaderLine().Match(lines[next]) is { Success: true } header)
        {
            headers.Add((header.Groups[1].Value, header.Groups[2].Value.Trim()));
            next++;
        }

        var body = Shortened().Replace(string.Join('\n', lines.Skip(next)).Trim(), "");
        return (start, headers, body.Length == 0 ? null : body);
    }

    private static string? AddressIn(string url) => ServicePath().Match(url) is { Success: true } path ? path.Groups[1].Value : null;

    private static JsonElement? Json(string? text)
    {
        if (text is null || !text.StartsWith('{')) return null;
        try
        {
            return JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[A-Za-z]*")]
    private static partial Regex SetName();

    [GeneratedRegex(@"\s*HTTP/1\.1\s*")]
    private static partial Regex HttpVersion();

    // Long lists are printed by their first items.
    [GeneratedRegex(@",\s*\[\s*\d+ \w+ truncated for brevity\]")]
    private static partial Regex Shortened();

    [GeneratedRegex(@"^([A-Za-z][A-Za-z.-]*):\s*(.*)$")]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"/api/data/v\d\.\d/(.*)$", RegexOptions.Singleline)]
    private static partial Regex ServicePath();
}

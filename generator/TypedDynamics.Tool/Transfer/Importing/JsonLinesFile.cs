using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace TypedDynamics.Tool.Transfer.Importing;

/// <summary>A file with a JSON object in each line.</summary>
internal sealed class JsonLinesFile(string path) : IRowFile
{
    public async IAsyncEnumerable<SourceRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0L;
        using var text = FileText.Open(path);
        while (await text.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return Read(line, number);
        }
    }

    private static SourceRow Read(string line, long number)
    {
        var cells = new Dictionary<string, SourceCell>(StringComparer.Ordinal);
        if (line.IndexOf(FileText.NotUtf8, StringComparison.Ordinal) is >= 0 and var at) return Bad(cells, number, at + 1, FileText.NotUtf8Message);
        var bytes = Encoding.UTF8.GetBytes(line);
        var json = new Utf8JsonReader(bytes);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return Bad(cells, number, 1, "the line is no JSON object. Write one such as {\"name\":\"Adatum\"}.");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = json.GetString()!;
                json.Read();
                var column = Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)json.TokenStartIndex)) + 1;
                if (!cells.TryAdd(name, new(Text(ref json, bytes, out var isText), number, column) { IsText = isText })) return Bad(cells, number, column, $"'{name}' stands there twice. Take one of them out.");
            }

            while (json.Read())
            {
                // Nothing may stand behind it, which reading finds.
            }

            return new(number, cells);
        }
        // What a text is not made of stands in it escaped: half of a letter of two halves, such as \ud800.
        catch (InvalidOperationException)
        {
            return Bad(cells, number, Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)json.TokenStartIndex)) + 1, "the text that begins here holds half a letter (a lone surrogate). Write both halves, or take it out.");
        }
        catch (JsonException exception)
        {
            return Bad(cells, number, (int)(exception.BytePositionInLine ?? 0) + 1, "the line is not JSON: " + exception.Message.Split(". LineNumber", 2)[0].TrimEnd('.') + ". Mend it, or take the line out.");
        }
    }

    // Objects and lists stay JSON.
    private static string? Text(ref Utf8JsonReader json, byte[] bytes, out bool isText)
    {
        isText = json.TokenType is JsonTokenType.Null or JsonTokenType.String;
        if (json.TokenType == JsonTokenType.Null) return null;
        if (json.TokenType == JsonTokenType.String) return json.GetString();
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return Encoding.UTF8.GetString(bytes, start, (int)json.BytesConsumed - start);
    }

    private static SourceRow Bad(Dictionary<string, SourceCell> cells, long line, int column, string message) => new(line, cells, new(line, column, message));
}

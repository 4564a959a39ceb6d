using System.Text.Encodings.Web;
using System.Text.Json;
using TypedDynamics.Tool.Rows.Formats;

namespace TypedDynamics.Tool.Transfer.Importing;

/// <summary>Rows that were not taken, as they stood in the file, each with the reason: mended, they can be imported.</summary>
internal sealed class Rejects(string path, bool isCsv) : IDisposable
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private StreamWriter? _writer;
    private List<string> _headings = [];

    public string Path => path;

    public long Count { get; private set; }

    /// <summary>Adds a row; the file is there from the first one on.</summary>
    public void Add(SourceRow row, string reason)
    {
        Count++;
        if (_writer is null) Begin(row);
        if (isCsv) CsvText.WriteLine(_writer!, [.. _headings.Select(heading => row.Cells.GetValueOrDefault(heading).Text), reason]);
        else _writer!.WriteLine(JsonSerializer.Serialize(row.Cells.ToDictionary(static cell => cell.Key, static cell => cell.Value.IsText ? cell.Value.Text : (object)JsonElement.Parse(cell.Value.Text!)).Append(new(Heading.Error, reason)).ToDictionary(), s_json));
        _writer!.Flush();
    }

    public void Dispose() => _writer?.Dispose();

    private void Begin(SourceRow row)
    {
        _writer = new StreamWriter(path) { NewLine = "\n" };
        if (!isCsv) return;
        _headings = [.. row.Headings!.Where(static heading => heading != Heading.Error)];
        CsvText.WriteLine(_writer, [.. _headings, Heading.Error]);
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedDynamics.Tool.Rows.Formats;

/// <summary>Rows as JSON, as they came but for what only the protocol needs.</summary>
/// <param name="output">Where they go.</param>
/// <param name="isList">One list of all, or an object a line.</param>
internal sealed class JsonRows(TextWriter output, bool isList) : IRowWriter
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly MemoryStream _line = new();
    private bool _hasRows;

    public void Write(RowPage page)
    {
        foreach (var row in page.Rows)
        {
            if (isList) output.Write(_hasRows ? ",\n  " : "[\n  ");
            output.Write(Line(row));
            if (!isList) output.Write('\n');
            _hasRows = true;
        }
    }

    public void End()
    {
        if (isList) output.Write(_hasRows ? "\n]\n" : "[]\n");
    }

    private string Line(JsonElement row)
    {
        _line.SetLength(0);
        using (var json = new Utf8JsonWriter(_line, s_options))
        {
            json.WriteStartObject();
            foreach (var property in row.EnumerateObject().Where(static property => !property.Name.StartsWith("@odata.", StringComparison.Ordinal))) property.WriteTo(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(_line.GetBuffer(), 0, (int)_line.Length);
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Rows;
using TypedDynamics.Tool.Rows.Formats;
using TypedDynamics.Tool.Transfer.Files;

namespace TypedDynamics.Tool.Transfer.Exporting;

/// <summary>Reads rows page by page into a file, and goes on where an earlier run ended.</summary>
internal sealed class ExportRun(IRowSource source, IReadOnlyList<TransferField> fields, TransferFormat format, string query)
{
    // What a group holds is in memory at once, however wide its rows are.
    private const int CellsInGroup = 400_000;

    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly MemoryStream _line = new();

    /// <returns>How many rows the file holds.</returns>
    public async Task<long> RunAsync(ExportFile file, ProgressLine progress, CancellationToken cancellationToken)
    {
        var (rows, next) = (file.Place?.Rows ?? 0, file.Place?.Next);
        if (file.Place is null && format == TransferFormat.Csv) CsvText.WriteLine(file.Writer, [.. fields.Select(static field => field.Name)]);
        while (file.Place is null || next is not null)
        {
            var page = await source.ReadAsync(next, cancellationToken).ConfigureAwait(false);
            foreach (var row in page.Rows) Write(file.Writer, row);
            rows += page.Rows.Count;
            next = page.Next;
            file.Save(query, rows, next);
            progress.Tell($"{rows:N0} rows");
        }

        var whole = file.PartialPath;
        file.Close();
        if (format == TransferFormat.Parquet) whole = await PackAsync(file.PartialPath, cancellationToken).ConfigureAwait(false);
        file.Commit(whole);
        return rows;
    }

    private void Write(StreamWriter writer, JsonElement row)
    {
        if (format == TransferFormat.Csv) CsvText.WriteLine(writer, [.. fields.Select(field => RowCells.Text(field.Value(row)))]);
        else writer.Write(Line(row) + "\n");
    }

    private string Line(JsonElement row)
    {
        _line.SetLength(0);
        using (var json = new Utf8JsonWriter(_line, s_json))
        {
            json.WriteStartObject();
            foreach (var field in fields)
            {
                json.WritePropertyName(field.Name);
                if (field.Value(row) is { } value) value.WriteTo(json);
                else json.WriteNullValue();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(_line.GetBuffer(), 0, (int)_line.Length);
    }

    // A Parquet file can only be ended, not gone on with: rows wait as lines until all are there.
    private async Task<string> PackAsync(string lines, CancellationToken cancellationToken)
    {
        var packed = lines + ".parquet";
        var schema = new ParquetSchema(fields.Select(ParquetColumns.Field));
        await using (var stream = File.Create(packed))
        await using (var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (var group in File.ReadLines(lines).Chunk(Math.Max(CellsInGroup / fields.Count, 1)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var rows = Array.ConvertAll(group, static line => JsonElement.Parse(line));
                using var written = writer.CreateRowGroup();
                for (var i = 0; i < fields.Count; i++)
                {
                    var name = fields[i].Name;
                    await ParquetColumns.WriteAsync(written, schema.DataFields[i], Array.ConvertAll(rows, row => row.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value : default(JsonElement?))).ConfigureAwait(false);
                }

                written.CompleteValidate();
            }
        }

        return packed;
    }
}

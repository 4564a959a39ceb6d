using System.Text;
using System.Text.Json;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Transfer.Exporting;

/// <summary>How far an export has come.</summary>
/// <param name="Query">What is exported: a file goes on only with the same.</param>
/// <param name="Length">The bytes that whole pages take.</param>
/// <param name="Rows">How many rows these hold.</param>
/// <param name="Next">Where the next page begins; null when all have come.</param>
internal sealed record ExportPlace(string Query, long Length, long Rows, string? Next);

/// <summary>
/// A file that grows page by page as <c>{name}.partial</c>; beside it <c>{name}.export</c> says how far it is good, so that an export that broke off goes on there.
/// </summary>
internal sealed class ExportFile : IDisposable
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string _path;
    private readonly FileStream _stream;

    private ExportFile(string path, FileStream stream, ExportPlace? place)
    {
        (_path, _stream, Place) = (path, stream, place);
        Writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
    }

    /// <summary>Where an earlier run ended; null at the beginning.</summary>
    public ExportPlace? Place { get; private set; }

    public StreamWriter Writer { get; }

    /// <summary>The rows of all pages that came.</summary>
    public string PartialPath => _path + ".partial";

    private string StatePath => _path + ".export";

    /// <exception cref="ToolException">What lies there is a part of another export.</exception>
    public static ExportFile Open(string path, string query, bool restarts)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        var place = restarts ? null : Read(path + ".export", query);
        var stream = new FileStream(path + ".partial", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            if (place is not null && stream.Length < place.Length) throw new ToolException(ExitCodes.LocalFiles, $"'{path}.partial' is shorter than '{path}.export' says. Pass --restart to begin anew.");
            // What stands behind the last whole page was never finished.
            stream.SetLength(place?.Length ?? 0);
            stream.Seek(0, SeekOrigin.End);
            return new(path, stream, place);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Notes that a page is whole.</summary>
    public void Save(string query, long rows, string? next)
    {
        Writer.Flush();
        _stream.Flush(flushToDisk: true);
        Place = new(query, _stream.Length, rows, next);
        File.WriteAllText(StatePath + ".new", JsonSerializer.Serialize(Place, s_json));
        File.Move(StatePath + ".new", StatePath, overwrite: true);
    }

    /// <summary>Gives what is at <paramref name="whole"/> its name, and leaves nothing else behind.</summary>
    public void Commit(string whole)
    {
        Dispose();
        File.Move(whole, _path, overwrite: true);
        File.Delete(PartialPath);
        File.Delete(StatePath);
    }

    /// <summary>Lets the rows be read by others.</summary>
    public void Close() => Dispose();

    public void Dispose()
    {
        if (!_stream.CanWrite) return;
        Writer.Dispose();
        _stream.Dispose();
    }

    private static ExportPlace? Read(string state, string query)
    {
        if (!File.Exists(state)) return null;
        try
        {
            return JsonSerializer.Deserialize<ExportPlace>(File.ReadAllText(state), s_json) is { } place && place.Query == query
                ? place
                : throw new ToolException(ExitCodes.LocalFiles, $"'{state}' is left of another export. Run that one again, or pass --restart to begin anew.");
        }
        catch (JsonException exception)
        {
            throw new ToolException(ExitCodes.LocalFiles, $"'{state}' cannot be read. Pass --restart to begin anew.", exception);
        }
    }
}

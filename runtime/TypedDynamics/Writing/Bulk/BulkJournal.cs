using System.Globalization;
using System.Text;

namespace TypedDynamics.Writing.Bulk;

/// <summary>
/// The file that notes how far the writing of many rows came: a head, then a line for each portion before it is sent (<c>+ start count</c>) and for rows that were written
/// (<c>= start count</c>). A last line that breaks off is one that was never written.
/// </summary>
internal sealed class BulkJournal : IDisposable
{
    private const string Title = "TypedDynamics bulk journal 1";

    private readonly Lock _lock = new();
    private readonly FileStream _file;

    private BulkJournal(FileStream file, Guid firstId, RowRanges begun, RowRanges done) => (_file, FirstId, Begun, Done) = (file, firstId, begun, done);

    /// <summary>From which the ids of new rows follow.</summary>
    public Guid FirstId { get; }

    /// <summary>Rows that an earlier run began to send.</summary>
    public RowRanges Begun { get; }

    /// <summary>Rows that an earlier run has written.</summary>
    public RowRanges Done { get; }

    /// <summary>Opens the file, or makes it.</summary>
    /// <exception cref="FormatException">It is no journal, or one of other rows.</exception>
    /// <exception cref="IOException">It cannot be opened: another run has it.</exception>
    public static BulkJournal Open(string path, string action, string table, TimeProvider clock)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            var (begun, done) = (new RowRanges(), new RowRanges());
            var lines = ReadLines(file);
            if (lines.Count == 0)
            {
                file.SetLength(0);
                var first = SequentialGuid.Create(clock);
                var journal = new BulkJournal(file, first, begun, done);
                journal.Write($"{Title} {action} {table} {first:D}\n");
                return journal;
            }

            var firstId = ReadHead(lines[0], path, action, table);
            for (var i = 1; i < lines.Count; i++)
            {
                var (ranges, start, count) = lines[i].Split(' ') is [var kind and ("+" or "="), var from, var number]
                    && long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                    && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
                    ? (kind == "+" ? begun : done, place, rows)
                    : throw new FormatException($"Line {i + 1} of the journal '{path}' is not understood. Name another file, or delete this one to begin anew.");
                ranges.Add(start, count);
            }

            return new BulkJournal(file, firstId, begun, done);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Begin(IEnumerable<long> rows) => Note('+', rows);

    public void Finish(IEnumerable<long> rows) => Note('=', rows);

    public void Dispose() => _file.Dispose();

    private static List<string> ReadLines(FileStream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        file.SetLength(end);
        file.Seek(0, SeekOrigin.End);
        return [.. Encoding.UTF8.GetString(bytes, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static Guid ReadHead(string head, string path, string action, string table)
    {
        if (!head.StartsWith(Title + ' ', StringComparison.Ordinal) || head[(Title.Length + 1)..].Split(' ') is not [var knownAction, var knownTable, var id] || !Guid.TryParse(id, out var first))
            throw new FormatException($"'{path}' is no journal of bulk writing. Name another file.");
        return (knownAction, knownTable) == (action, table)
            ? first
            : throw new FormatException($"The journal '{path}' is that of another writing ({knownAction} of '{knownTable}', not {action} of '{table}'). Name another file.");
    }

    // Places that stand side by side make one line.
    private void Note(char kind, IEnumerable<long> rows)
    {
        var text = new StringBuilder();
        long? start = null;
        var end = 0L;
        foreach (var row in rows.Order())
        {
            if (start is not null && row == end)
            {
                end++;
                continue;
            }

            if (start is { } from) text.Append(CultureInfo.InvariantCulture, $"{kind} {from} {end - from}\n");
            (start, end) = (row, row + 1);
        }

        if (start is { } last) text.Append(CultureInfo.InvariantCulture, $"{kind} {last} {end - last}\n");
        if (text.Length > 0) Write(text.ToString());
    }

    private void Write(string text)
    {
        lock (_lock)
        {
            _file.Write(Encoding.UTF8.GetBytes(text));
            _file.Flush(flushToDisk: true);
        }
    }
}

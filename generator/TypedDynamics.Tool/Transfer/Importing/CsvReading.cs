using System.Text;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Transfer.Importing;

/// <summary>Reads comma-separated values (RFC 4180) letter by letter: every cell knows its place. Nothing between commas is null, a pair of quotes an empty text.</summary>
internal sealed class CsvReading(TextReader text)
{
    private readonly StringBuilder _cell = new();
    private long _line = 1;
    private int _column = 1;
    private bool _isSkipping;

    /// <summary>The cells of the next line that is not empty; null at the end.</summary>
    /// <exception cref="CsvException">A quote is not closed, or something stands behind one that is.</exception>
    public List<SourceCell>? Read()
    {
        while (text.Peek() is '\r' or '\n') Next();
        if (text.Peek() < 0) return null;
        var cells = new List<SourceCell>();
        while (true)
        {
            cells.Add(ReadCell());
            if (text.Peek() != ',')
            {
                if (text.Peek() == '\r') Next();
                if (text.Peek() == '\n') Next();
                return cells;
            }

            Next();
        }
    }

    /// <summary>Goes on behind the line at hand.</summary>
    public void SkipLine()
    {
        _isSkipping = true;
        while (text.Peek() is >= 0 and not '\n') Next();
        _isSkipping = false;
    }

    private SourceCell ReadCell()
    {
        var (line, column) = (_line, _column);
        _cell.Clear();
        if (text.Peek() != '"')
        {
            while (text.Peek() is >= 0 and not ',' and not '\r' and not '\n') _cell.Append(Next());
            return new(_cell.Length == 0 ? null : _cell.ToString(), line, column);
        }

        Next();
        while (true)
        {
            if (text.Peek() < 0) throw new CsvException(new(line, column, "The quote that begins here is never closed. Close it, and write quotes inside a text twice."));
            var letter = Next();
            if (letter == '"' && text.Peek() != '"') break;
            if (letter == '"') Next();
            _cell.Append(letter);
        }

        if (text.Peek() is >= 0 and not ',' and not '\r' and not '\n')
            throw new CsvException(new(_line, _column, "Something stands behind a closing quote. Put a comma between, or write quotes inside a text twice."));
        return new(_cell.ToString(), line, column);
    }

    private char Next()
    {
        var letter = (char)text.Read();
        if (letter == FileText.NotUtf8 && !_isSkipping) throw new CsvException(new(_line, _column, FileText.NotUtf8Message));
        if (letter == '\n') (_line, _column) = (_line + 1, 1);
        else _column++;
        return letter;
    }
}

/// <summary>A line that cannot be read.</summary>
internal sealed class CsvException(RowProblem problem) : Exception(problem.Message)
{
    public RowProblem Problem => problem;
}

/// <summary>A file of comma-separated values whose first line names the columns.</summary>
internal sealed class CsvFile(string path) : IRowFile
{
    public async IAsyncEnumerable<SourceRow> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var text = FileText.Open(path);
        var csv = new CsvReading(text);
        var headings = Headings(csv);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ReadRow(csv, headings) is not { } row) yield break;
            yield return row;
        }
    }

    private List<string> Headings(CsvReading csv)
    {
        try
        {
            var headings = (csv.Read() ?? throw new ToolException(ExitCodes.LocalFiles, $"'{path}' is empty. Its first line names the columns.")).ConvertAll(static cell => cell.Text?.Trim() ?? "");
            return headings.GroupBy(static heading => heading, StringComparer.Ordinal).FirstOrDefault(static same => same.Key.Length == 0 || same.Skip(1).Any())?.Key switch
            {
                null => headings,
                "" => throw new ToolException(ExitCodes.LocalFiles, $"{path}(1): a heading is empty. Name the column, or take it out."),
                var twice => throw new ToolException(ExitCodes.LocalFiles, $"{path}(1): the heading '{twice}' stands there twice. Take one of the columns out."),
            };
        }
        catch (CsvException exception)
        {
            throw new ToolException(ExitCodes.LocalFiles, exception.Problem.Tell(path), exception);
        }
    }

    private static SourceRow? ReadRow(CsvReading csv, List<string> headings)
    {
        try
        {
            if (csv.Read() is not { } cells) return null;
            var row = headings.Zip(cells).ToDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal);
            return new(cells[0].Line, row, cells.Count == headings.Count ? null : new(cells[0].Line, 0, FormattableString.Invariant($"the line has {cells.Count} values, and the headings are {headings.Count}. Put texts with commas into quotes."))) { Headings = headings };
        }
        catch (CsvException exception)
        {
            csv.SkipLine();
            return new(exception.Problem.Line, new Dictionary<string, SourceCell>(), exception.Problem) { Headings = headings };
        }
    }
}

using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Rows.Formats;

/// <summary>Rows as comma-separated values. The first page says which columns there are.</summary>
internal sealed class CsvRows(TextWriter output, IReadOnlyList<string> expected) : IRowWriter
{
    private List<string>? _columns;
    private HashSet<string> _known = [];
    private long _rows;

    /// <exception cref="ToolException">A row of a later page has a column that has no heading.</exception>
    public void Write(RowPage page)
    {
        if (_columns is null) Begin(RowCells.Columns(page.Rows, expected));
        foreach (var row in page.Rows)
        {
            _rows++;
            if (RowCells.Stranger(row, _known) is { } stranger)
                throw new ToolException(ExitCodes.Service, $"Row {_rows} has a column '{stranger}', which those before it did not have, so that it has no heading. Name the columns in the query, or take --format jsonl.");
            CsvText.WriteLine(output, _columns!.ConvertAll(column => RowCells.Text(row, column)));
        }
    }

    public void End()
    {
    }

    private void Begin(List<string> columns)
    {
        (_columns, _known) = (columns, [.. columns]);
        CsvText.WriteLine(output, columns);
    }
}

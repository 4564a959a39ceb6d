using Spectre.Console;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Rows.Formats;

/// <summary>Each page under its own headings: widths are known of what is there.</summary>
internal sealed class TableRows(IAnsiConsole screen, IReadOnlyList<string> expected) : IRowWriter
{
    public void Write(RowPage page)
    {
        if (page.Rows.Count == 0) return;
        var columns = RowCells.Columns(page.Rows, expected);
        screen.WriteListing(columns, page.Rows.Select(row => columns.ConvertAll(column => RowCells.Text(row, column))));
    }

    public void End()
    {
    }
}

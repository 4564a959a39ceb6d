namespace TypedDynamics.Tool.Rows.Formats;

/// <summary>Comma-separated values (RFC 4180): nothing is null, a pair of quotes is a text without letters.</summary>
internal static class CsvText
{
    public static void WriteLine(TextWriter output, IReadOnlyList<string?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) output.Write(',');
            Write(output, cells[i]);
        }

        output.Write('\n');
    }

    private static void Write(TextWriter output, string? cell)
    {
        if (cell is null) return;
        if (cell.Length > 0 && cell.AsSpan().IndexOfAny(",\"\r\n") < 0 && !char.IsWhiteSpace(cell[0]) && !char.IsWhiteSpace(cell[^1]))
        {
            output.Write(cell);
            return;
        }

        output.Write('"');
        output.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
        output.Write('"');
    }
}

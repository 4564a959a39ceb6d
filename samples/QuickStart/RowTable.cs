using System.Globalization;

namespace QuickStart;

/// <summary>Prints rows as a table with a column for each property.</summary>
internal static class RowTable
{
    private const int WidestCell = 40;

    public static void Write<TRow>(TextWriter output, IEnumerable<TRow> rows)
    {
        var properties = typeof(TRow).GetProperties();
        string[] head = [.. properties.Select(property => property.Name)];
        string[][] lines = [.. rows.Select(row => properties.Select(property => Text(property.GetValue(row))).ToArray())];
        int[] widths = [.. head.Select((name, column) => lines.Select(line => line[column].Length).Append(name.Length).Max())];

        WriteLine(head);
        WriteLine([.. widths.Select(width => new string('-', width))]);
        foreach (var line in lines) WriteLine(line);
        if (lines.Length == 0) output.WriteLine("  (no rows)");

        void WriteLine(string[] cells) =>
            output.WriteLine("  " + string.Join("  ", cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string Text(object? value)
    {
        var text = value switch
        {
            null => "",
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            decimal amount => amount.ToString("N2", CultureInfo.InvariantCulture),
            IFormattable formattable and not Enum => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.Length <= WidestCell ? text : string.Concat(text.AsSpan(0, WidestCell - 1), "…");
    }
}

using Spectre.Console;

namespace TypedDynamics.Tool.Output;

/// <summary>Rows under headings, aligned: what <c>list</c>, <c>show</c> and <c>query</c> print.</summary>
internal static class Listing
{
    public static void WriteListing(this IAnsiConsole screen, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var table = new Spectre.Console.Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var heading in headings) table.AddColumn(new TableColumn(new Markup(Markup.Escape(heading), new(decoration: Decoration.Bold))) { Padding = new(0, 0, 2, 0), NoWrap = screen.Profile.Width >= 10_000 });
        foreach (var row in rows) table.AddRow([.. row.Select(static cell => new Text(cell ?? ""))]);
        screen.Write(table);
    }
}

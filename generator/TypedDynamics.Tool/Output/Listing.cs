using Spectre.Console;

namespace TypedDynamics.Tool.Output;

/// <summary>Rows under headings, aligned: what <c>list</c>, <c>show</c> and <c>query</c> print.</summary>
internal static class Listing
{
    /// <summary>One line, as it is.</summary>
    public static void Line(this IAnsiConsole screen, string text) => screen.Write(new Text(text + "\n"));

    public static void WriteListing(this IAnsiConsole screen, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows) =>
        Write(screen, headings, rows, hasHeadings: true);

    /// <summary>What is known of one thing, a line each; what is not known is left out.</summary>
    public static void WriteFacts(this IAnsiConsole screen, IEnumerable<IReadOnlyList<string?>> facts) =>
        Write(screen, ["Name", "Value"], facts.Where(static fact => fact[1] is not null), hasHeadings: false);

    private static void Write(IAnsiConsole screen, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows, bool hasHeadings)
    {
        var table = new Spectre.Console.Table { Border = TableBorder.None, ShowHeaders = hasHeadings };
        foreach (var heading in headings) table.AddColumn(new TableColumn(new Markup(Markup.Escape(heading), new(decoration: Decoration.Bold))) { Padding = new(0, 0, 2, 0), NoWrap = screen.Profile.Width >= 10_000 });
        foreach (var row in rows) table.AddRow([.. row.Select(static cell => new Text(cell ?? ""))]);
        screen.Write(table);
    }
}

using System.Globalization;
using System.Net;
using System.Text;

namespace TypedDynamics.Tool.Diagrams;

/// <summary>Sizes and looks of boxes.</summary>
internal static class SvgBoxes
{
    private const double LetterWidth = 6.9;
    private const double HeadLetterWidth = 7.9;
    private const double LabelLetterWidth = 6.2;
    private const double LineHeight = 20;
    private const double MarkWidth = 34;
    private const double Padding = 10;

    /// <summary>Of the head: the table's name, and below it its label.</summary>
    public const double HeadHeight = 40;

    public static (double Width, double Height) Size(DiagramTable table)
    {
        var lines = table.Lines.Select(static line => MarkWidth + (line.Name.Length * LetterWidth) + 18 + (line.Type.Length * LetterWidth)).DefaultIfEmpty(0).Max();
        var head = Math.Max(table.Name.Length * HeadLetterWidth, (table.Label?.Length ?? 0) * LabelLetterWidth);
        return (Math.Ceiling(Math.Max(lines, head) + (2 * Padding)), HeadHeight + (table.Lines.Count * LineHeight) + 6);
    }

    /// <summary>How far below its top a box has a line.</summary>
    public static double HeightOf(DiagramTable table, string line) =>
        HeadHeight + 3 + (LineHeight * (table.Lines.TakeWhile(each => each.Name != line).Count() + 0.5));

    public static void Write(StringBuilder svg, DiagramTable table, double x, double y)
    {
        var (width, height) = Size(table);
        svg.Append(CultureInfo.InvariantCulture, $"  <g transform=\"translate({x} {y})\">\n    <rect class=\"box\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"    <path class=\"head\" d=\"M0 {HeadHeight}V6a6 6 0 0 1 6-6H{width - 6}a6 6 0 0 1 6 6V{HeadHeight}z\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"    <text class=\"name\" x=\"{Padding}\" y=\"{(table.Label is null ? 25 : 17)}\">{WebUtility.HtmlEncode(table.Name)}</text>\n");
        if (table.Label is { } label) svg.Append(CultureInfo.InvariantCulture, $"    <text class=\"label\" x=\"{Padding}\" y=\"32\">{WebUtility.HtmlEncode(label)}</text>\n");
        for (var i = 0; i < table.Lines.Count; i++)
        {
            var (line, middle) = (table.Lines[i], HeadHeight + 3 + (LineHeight * i) + 14);
            if (line.Mark is { } mark) svg.Append(CultureInfo.InvariantCulture, $"    <text class=\"mark\" x=\"{Padding}\" y=\"{middle}\">{mark}</text>\n");
            svg.Append(CultureInfo.InvariantCulture, $"    <text class=\"{(line.Mark == "PK" ? "line key" : "line")}\" x=\"{Padding + MarkWidth - 4}\" y=\"{middle}\">{WebUtility.HtmlEncode(line.Name)}</text>\n");
            svg.Append(CultureInfo.InvariantCulture, $"    <text class=\"type\" x=\"{width - Padding}\" y=\"{middle}\">{WebUtility.HtmlEncode(line.Type)}</text>\n");
        }

        svg.Append("  </g>\n");
    }
}

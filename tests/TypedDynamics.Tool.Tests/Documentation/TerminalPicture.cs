using System.Globalization;
using System.Net;
using System.Text;

namespace TypedDynamics.Tool.Tests.Documentation;

/// <summary>A terminal with a command and what it wrote, as SVG.</summary>
internal static class TerminalPicture
{
    private const double LetterWidth = 8.0;
    private const double LineHeight = 19;
    private const double Margin = 16;

    public static string Write(params (string Command, string Output)[] runs)
    {
        var lines = runs.SelectMany(static run => (IEnumerable<string>)["$ " + run.Command, .. run.Output.TrimEnd('\n').Split('\n').Select(static line => line.TrimEnd()), ""]).SkipLast(1).ToList();
        var (width, height) = ((lines.Max(static line => line.Length) * LetterWidth) + (2 * Margin), (lines.Count * LineHeight) + (2 * Margin));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n");
        svg.Append("  <style>text { font: 13px ui-monospace, \"Cascadia Mono\", Menlo, Consolas, \"DejaVu Sans Mono\", monospace; fill: #d7dde8; white-space: pre } .typed { fill: #8fd3a8 }</style>\n");
        svg.Append(CultureInfo.InvariantCulture, $"  <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"#1b2130\"/>\n");
        for (var i = 0; i < lines.Count; i++)
            svg.Append(CultureInfo.InvariantCulture, $"  <text{(lines[i].StartsWith("$ ", StringComparison.Ordinal) ? " class=\"typed\"" : "")} x=\"{Margin}\" y=\"{Margin + (LineHeight * i) + 14}\" xml:space=\"preserve\">{WebUtility.HtmlEncode(lines[i])}</text>\n");
        return svg.Append("</svg>\n").ToString();
    }
}

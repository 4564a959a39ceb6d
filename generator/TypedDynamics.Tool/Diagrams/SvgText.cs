using System.Globalization;
using System.Net;
using System.Text;
using TypedDynamics.Tool.Diagrams.Layout;

namespace TypedDynamics.Tool.Diagrams;

/// <summary>A picture as SVG: the same text for the same cache, whatever the machine.</summary>
internal static class SvgText
{
    private const double Margin = 24;
    private const double Rounding = 5;
    private const double LoopWidth = 20;

    private const string Style =
        """
          <style>
            .back { fill: #ffffff }
            .box { fill: #ffffff; stroke: #8a94a6 }
            .head { fill: #e8eef7; stroke: #8a94a6 }
            .name { font: 600 13px "Segoe UI", system-ui, "Helvetica Neue", Arial, sans-serif; fill: #16233b }
            .label { font: 11px "Segoe UI", system-ui, "Helvetica Neue", Arial, sans-serif; fill: #5a6578 }
            .line, .type { font: 11.5px ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #26324a }
            .key { font-weight: 700 }
            .type { fill: #8a94a6; text-anchor: end }
            .mark { font: 600 9px "Segoe UI", system-ui, "Helvetica Neue", Arial, sans-serif; fill: #2f6db5 }
            .edge { fill: none; stroke: #54719c; stroke-width: 1.3 }
            .hole { fill: #ffffff; stroke: #54719c; stroke-width: 1.3 }
          </style>

        """;

    public static string Write(ErDiagram diagram)
    {
        var tables = diagram.Tables.ToDictionary(static table => table.Name, StringComparer.Ordinal);
        var places = diagram.Tables.Select(static (table, place) => (table.Name, place)).ToDictionary(static each => each.Name, static each => each.place, StringComparer.Ordinal);
        var between = diagram.Edges.Where(static edge => edge.From != edge.To).ToList();
        var graph = new LayoutGraph([.. diagram.Tables.Select(SvgBoxes.Size)], [.. between.Select(edge => (places[edge.From], places[edge.To]))]);
        Ordering.Order(graph);
        Placement.Place(graph);
        var loops = diagram.Edges.Where(static edge => edge.From == edge.To).ToLookup(static edge => edge.From, StringComparer.Ordinal);
        var routes = new Routing(
            graph,
            edge => FromMiddle(tables[between[edge].From], SvgBoxes.HeightOf(tables[between[edge].From], between[edge].Line)),
            edge => between[edge].IsManyToMany ? FromMiddle(tables[between[edge].To], SvgBoxes.HeightOf(tables[between[edge].To], between[edge].Line)) : null,
            box => [.. loops[diagram.Tables[box].Name].SelectMany((edge, place) => (double[])[FromMiddle(diagram.Tables[box], SvgBoxes.HeightOf(diagram.Tables[box], edge.Line)), FromMiddle(diagram.Tables[box], LoopEnd(place))])]).Run();

        var svg = new StringBuilder();
        foreach (var route in routes) Edge(svg, between[route.Edge], route);
        foreach (var own in loops)
        {
            foreach (var (edge, place) in own.Select(static (edge, place) => (edge, place))) Loop(svg, edge, place, tables[edge.From], graph.Boxes[places[edge.From]]);
        }

        foreach (var node in graph.Boxes) SvgBoxes.Write(svg, diagram.Tables[node.Box], node.X + Margin, node.Y - (node.Height / 2) + Margin);
        return Frame(graph, svg.ToString());
    }

    private static string Frame(LayoutGraph graph, string content)
    {
        var width = graph.Boxes.Select(static node => node.X + node.Width).DefaultIfEmpty(0).Max() + (2 * Margin) + LoopWidth;
        var height = graph.Layers.SelectMany(static layer => layer).Select(static node => node.Y + (node.Height / 2)).DefaultIfEmpty(0).Max() + (2 * Margin);
        return string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n{Style}  <rect class=\"back\" width=\"{width}\" height=\"{height}\"/>\n{content}</svg>\n");
    }

    private static void Edge(StringBuilder svg, DiagramEdge edge, Route route)
    {
        svg.Append(CultureInfo.InvariantCulture, $"  <g><title>{WebUtility.HtmlEncode(Says(edge))}</title><path class=\"edge\" d=\"{Path(route.Corners)}\"/>");
        EdgeEnds.Many(svg, Moved(route.From));
        if (edge.IsManyToMany) EdgeEnds.Many(svg, Moved(route.To));
        else EdgeEnds.One(svg, Moved(route.To), edge.IsRequired);
        svg.Append("</g>\n");
    }

    // A table that points to itself: out of its line and into its head.
    private static void Loop(StringBuilder svg, DiagramEdge edge, int place, DiagramTable table, LayoutNode node)
    {
        var (right, top) = (node.X + node.Width, node.Y - (node.Height / 2));
        var (from, to) = (new Port(right, top + SvgBoxes.HeightOf(table, edge.Line), 1), new Port(right, top + LoopEnd(place), 1));
        var turn = right + LoopWidth + (place * 4);
        Edge(svg, edge, new(0, from, to, [(from.X, from.Y), (turn, from.Y), (turn, to.Y), (to.X, to.Y)]));
    }

    // The head has room for a few beside each other.
    private static double LoopEnd(int place) => Math.Max(6, (SvgBoxes.HeadHeight / 2) + 8 - (place * 12));

    private static double FromMiddle(DiagramTable table, double fromTop) => fromTop - (SvgBoxes.Size(table).Height / 2);

    private static string Says(DiagramEdge edge) => edge.IsManyToMany ? $"{edge.From} and {edge.To}: {edge.Line}" : $"{edge.From}.{edge.Line} to {edge.To}";

    private static Port Moved(Port port) => port with { X = port.X + Margin, Y = port.Y + Margin };

    private static string Path(IReadOnlyList<(double X, double Y)> corners)
    {
        var path = new StringBuilder();
        for (var i = 0; i < corners.Count; i++)
        {
            var (x, y) = (corners[i].X + Margin, corners[i].Y + Margin);
            if (i == 0 || i == corners.Count - 1)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{x} {y}");
                continue;
            }

            var (before, after) = (Towards(corners[i], corners[i - 1]), Towards(corners[i], corners[i + 1]));
            path.Append(CultureInfo.InvariantCulture, $"L{before.X + Margin} {before.Y + Margin}Q{x} {y} {after.X + Margin} {after.Y + Margin}");
        }

        return path.ToString();
    }

    private static (double X, double Y) Towards((double X, double Y) corner, (double X, double Y) other)
    {
        var length = Math.Abs(other.X - corner.X) + Math.Abs(other.Y - corner.Y);
        var step = Math.Min(Rounding, length / 2);
        return length == 0 ? corner : (corner.X + ((other.X - corner.X) / length * step), corner.Y + ((other.Y - corner.Y) / length * step));
    }
}

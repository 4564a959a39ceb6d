using System.Globalization;
using System.Text;
using TypedDynamics.Tool.Diagrams.Layout;

namespace TypedDynamics.Tool.Diagrams;

/// <summary>How many rows stand at an end of an edge: a crow's foot for many, a bar for one, a ring where there may be none.</summary>
internal static class EdgeEnds
{
    private const double Foot = 10;
    private const double Spread = 5;
    private const double Ring = 3.5;

    public static void Many(StringBuilder svg, Port at)
    {
        var tip = at.X + (at.Direction * Foot);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"edge\" d=\"M{at.X} {at.Y - Spread}L{tip} {at.Y}L{at.X} {at.Y + Spread}\"/><circle class=\"hole\" cx=\"{tip + (at.Direction * Ring)}\" cy=\"{at.Y}\" r=\"{Ring}\"/>");
    }

    public static void One(StringBuilder svg, Port at, bool isRequired)
    {
        var bar = at.X + (at.Direction * 6);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"edge\" d=\"M{bar} {at.Y - Spread}V{at.Y + Spread}\"/>");
        if (isRequired) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"edge\" d=\"M{bar + (at.Direction * 4)} {at.Y - Spread}V{at.Y + Spread}\"/>");
        else svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"hole\" cx=\"{bar + (at.Direction * (Ring + 2))}\" cy=\"{at.Y}\" r=\"{Ring}\"/>");
    }
}

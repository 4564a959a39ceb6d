namespace TypedDynamics.Tool.Diagrams.Layout;

/// <summary>Where an edge leaves a box, and how.</summary>
/// <param name="X">At the box's side.</param>
/// <param name="Y">The height.</param>
/// <param name="Direction">1 to the right, -1 to the left.</param>
internal readonly record struct Port(double X, double Y, int Direction);

/// <summary>An edge on the picture.</summary>
/// <param name="Edge">Which edge.</param>
/// <param name="From">At the box that points.</param>
/// <param name="To">At the box that is pointed to.</param>
/// <param name="Corners">All its corners, from <paramref name="From"/> to <paramref name="To"/>.</param>
internal sealed record Route(int Edge, Port From, Port To, IReadOnlyList<(double X, double Y)> Corners);

/// <summary>Edges as level and upright lines: upright ones only between layers, each in a lane of its own where they would touch.</summary>
/// <param name="graph">Placed.</param>
/// <param name="lineHeight">For an edge, how far below its middle the box that points has it.</param>
/// <param name="endHeight">The same of the box that is pointed to, where it has a line for the edge.</param>
/// <param name="loopHeights">For a box, how far below its middle edges to itself leave and enter on the right.</param>
internal sealed class Routing(LayoutGraph graph, Func<int, double> lineHeight, Func<int, double?> endHeight, Func<int, IReadOnlyList<double>> loopHeights)
{
    // Room for the marks at both ends.
    private const double EndRoom = 34;
    private const double LaneWidth = 9;
    private const double PortGap = 10;

    private readonly Dictionary<(int Edge, LayoutNode Box), double> _ports = [];

    /// <summary>The routes; boxes get their places from left to right on the way.</summary>
    public IReadOnlyList<Route> Run()
    {
        SetPorts();
        var segments = graph.Paths.SelectMany(path => path.Nodes.Zip(path.Nodes.Skip(1), (left, right) => new Segment(path.Edge, left, right, HeightAt(path, left), HeightAt(path, right)))).ToList();
        var x = 0.0;
        for (var layer = 0; layer < graph.Layers.Count; layer++)
        {
            var width = graph.Layers[layer].Max(static node => node.Width);
            foreach (var node in graph.Layers[layer]) node.X = x + (node.Box < 0 ? 0 : (width - node.Width) / 2);
            x += width;
            var between = segments.Where(segment => segment.Left.Layer == layer).ToList();
            var lanes = SetLanes(between);
            foreach (var segment in between) segment.X = x + EndRoom + (segment.Lane * LaneWidth);
            x += (EndRoom * 2) + (Math.Max(lanes - 1, 0) * LaneWidth);
        }

        return [.. graph.Paths.Select(path => RouteOf(path, [.. segments.Where(segment => segment.Edge == path.Edge)]))];
    }

    private static LayoutNode End(LayoutPath path) => path.IsTurned ? path.Nodes[^1] : path.Nodes[0];

    private double HeightAt(LayoutPath path, LayoutNode node) => node.Box < 0 ? node.Y : _ports[(path.Edge, node)];

    // At the box that points, its own line; at the other one beside each other, in the order of where they come from.
    private void SetPorts()
    {
        foreach (var path in graph.Paths)
        {
            var from = path.IsTurned ? path.Nodes[0] : path.Nodes[^1];
            _ports[(path.Edge, from)] = from.Y + lineHeight(path.Edge);
            if (endHeight(path.Edge) is { } height) _ports[(path.Edge, End(path))] = End(path).Y + height;
        }

        foreach (var side in graph.Paths.Where(path => endHeight(path.Edge) is null).GroupBy(static path => (Box: End(path), path.IsTurned)))
        {
            var box = side.Key.Box;
            var sorted = side.OrderBy(path => path.IsTurned ? path.Nodes[^2].Y : path.Nodes[1].Y).ThenBy(path => _ports[(path.Edge, path.IsTurned ? path.Nodes[0] : path.Nodes[^1])]).ToList();
            var heights = FreeHeights(box, sorted.Count, isRight: !side.Key.IsTurned);
            for (var i = 0; i < sorted.Count; i++) _ports[(sorted[i].Edge, box)] = heights[i];
        }
    }

    // Beside the lines of the box from which other edges of that side begin, as near to its middle as may be.
    private List<double> FreeHeights(LayoutNode box, int count, bool isRight)
    {
        var taken = graph.Paths.Where(path => path.Nodes[isRight ? 0 : ^1] == box && _ports.ContainsKey((path.Edge, box))).Select(path => _ports[(path.Edge, box)]).ToList();
        if (isRight) taken.AddRange(loopHeights(box.Box).Select(height => box.Y + height));
        for (var gap = PortGap; ; gap--)
        {
            var free = new List<double>();
            for (var height = box.Y - (box.Height / 2) + 8; height <= box.Y + (box.Height / 2) - 6; height++)
                if (taken.TrueForAll(other => Math.Abs(other - height) >= gap) && (free.Count == 0 || height - free[^1] >= gap)) free.Add(height);
            if (free.Count < count && gap > 1) continue;
            while (free.Count < count) free.Add(box.Y);
            // Those in the middle that stand together.
            var start = Enumerable.Range(0, free.Count - count + 1).MinBy(start => Math.Abs(free.Skip(start).Take(count).Average() - box.Y));
            return free.GetRange(start, count);
        }
    }

    // Longer ones take the lanes that are left; those that run down turn late when they lie high.
    private static int SetLanes(List<Segment> segments)
    {
        var lanes = new List<List<Segment>>();
        foreach (var segment in segments.OrderBy(static segment => segment.LeftY < segment.RightY ? -segment.LeftY : segment.LeftY).ThenBy(static segment => segment.Edge))
        {
            var lane = lanes.FindIndex(lane => lane.TrueForAll(other => other.Bottom + 3 < segment.Top || segment.Bottom + 3 < other.Top));
            if (lane < 0)
            {
                lanes.Add([]);
                lane = lanes.Count - 1;
            }

            lanes[lane].Add(segment);
            segment.Lane = lane;
        }

        return lanes.Count;
    }

    private Route RouteOf(LayoutPath path, List<Segment> segments)
    {
        var (first, last) = (path.Nodes[0], path.Nodes[^1]);
        var corners = new List<(double X, double Y)> { (first.X + first.Width, HeightAt(path, first)) };
        foreach (var segment in segments)
        {
            if (segment.LeftY == segment.RightY) continue;
            corners.Add((segment.X, segment.LeftY));
            corners.Add((segment.X, segment.RightY));
        }

        corners.Add((last.X, HeightAt(path, last)));
        var (left, right) = (new Port(corners[0].X, corners[0].Y, 1), new Port(corners[^1].X, corners[^1].Y, -1));
        if (path.IsTurned) return new(path.Edge, left, right, corners);
        corners.Reverse();
        return new(path.Edge, right, left, corners);
    }

    private sealed record Segment(int Edge, LayoutNode Left, LayoutNode Right, double LeftY, double RightY)
    {
        public int Lane { get; set; }

        public double X { get; set; }

        public double Top => Math.Min(LeftY, RightY);

        public double Bottom => Math.Max(LeftY, RightY);
    }
}

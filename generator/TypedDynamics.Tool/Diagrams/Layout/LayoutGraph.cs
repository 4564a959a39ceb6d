namespace TypedDynamics.Tool.Diagrams.Layout;

/// <summary>A box, or the place where an edge passes a layer.</summary>
internal sealed class LayoutNode(int box, double width, double height)
{
    /// <summary>Which box; -1 of a passage.</summary>
    public int Box => box;

    public double Width => width;

    public double Height => height;

    public int Layer { get; set; }

    public double X { get; set; }

    /// <summary>Its middle.</summary>
    public double Y { get; set; }

    public List<LayoutNode> Left { get; } = [];

    public List<LayoutNode> Right { get; } = [];
}

/// <summary>An edge, as the nodes that it passes from left to right.</summary>
/// <param name="Edge">Which edge.</param>
/// <param name="Nodes">Where it begins, passages, where it ends; the box that is pointed to first unless turned.</param>
/// <param name="IsTurned">True where the box that points stands left.</param>
internal sealed record LayoutPath(int Edge, IReadOnlyList<LayoutNode> Nodes, bool IsTurned);

/// <summary>Boxes in layers from left to right: who is pointed to stands left of who points, as far as there are no circles.</summary>
internal sealed class LayoutGraph
{
    private const double PassageHeight = 14;

    /// <param name="sizes">Width and height of each box.</param>
    /// <param name="edges">Who points to whom; none to itself.</param>
    public LayoutGraph(IReadOnlyList<(double Width, double Height)> sizes, IReadOnlyList<(int From, int To)> edges)
    {
        Boxes = [.. sizes.Select(static (size, box) => new LayoutNode(box, size.Width, size.Height))];
        var turned = Turned(sizes.Count, edges);
        SetLayers(edges.Select((edge, i) => turned.Contains(i) ? (From: edge.To, To: edge.From) : edge).ToList());
        Layers = [.. Enumerable.Range(0, Boxes.Count == 0 ? 0 : Boxes.Max(static node => node.Layer) + 1).Select(layer => Boxes.Where(node => node.Layer == layer).ToList())];
        Paths = [.. edges.Select((edge, i) => Path(i, edge, turned.Contains(i)))];
    }

    public IReadOnlyList<LayoutNode> Boxes { get; }

    public IReadOnlyList<List<LayoutNode>> Layers { get; }

    public IReadOnlyList<LayoutPath> Paths { get; }

    // Edges that close a circle, found from the boxes that point least.
    private static HashSet<int> Turned(int count, IReadOnlyList<(int From, int To)> edges)
    {
        var (turned, state) = (new HashSet<int>(), new int[count]);
        foreach (var box in Enumerable.Range(0, count).OrderByDescending(box => edges.Count(edge => edge.From == box) - edges.Count(edge => edge.To == box))) Visit(box);
        return turned;

        void Visit(int box)
        {
            if (state[box] != 0) return;
            state[box] = 1;
            for (var i = 0; i < edges.Count; i++)
            {
                if (edges[i].From != box) continue;
                if (state[edges[i].To] == 1) turned.Add(i);
                else Visit(edges[i].To);
            }

            state[box] = 2;
        }
    }

    private void SetLayers(List<(int From, int To)> edges)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (from, to) in edges)
            {
                if (Boxes[from].Layer > Boxes[to].Layer) continue;
                Boxes[from].Layer = Boxes[to].Layer + 1;
                changed = true;
            }
        }

        // Who points to nobody stands close to who points to it.
        foreach (var node in Boxes)
        {
            var pointing = edges.Where(edge => edge.To == node.Box).ToList();
            if (pointing.Count > 0 && edges.All(edge => edge.From != node.Box)) node.Layer = pointing.Min(edge => Boxes[edge.From].Layer) - 1;
        }
    }

    private LayoutPath Path(int index, (int From, int To) edge, bool isTurned)
    {
        var (left, right) = isTurned ? (Boxes[edge.From], Boxes[edge.To]) : (Boxes[edge.To], Boxes[edge.From]);
        var nodes = new List<LayoutNode> { left };
        for (var layer = left.Layer + 1; layer < right.Layer; layer++)
        {
            var passage = new LayoutNode(-1, 0, PassageHeight) { Layer = layer };
            Layers[layer].Add(passage);
            nodes.Add(passage);
        }

        nodes.Add(right);
        for (var i = 1; i < nodes.Count; i++)
        {
            nodes[i - 1].Right.Add(nodes[i]);
            nodes[i].Left.Add(nodes[i - 1]);
        }

        return new(index, nodes, isTurned);
    }
}

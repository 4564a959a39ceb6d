namespace TypedDynamics.Tool.Diagrams.Layout;

/// <summary>Gives each node its height: as near to who it is connected with as order and distance allow.</summary>
internal static class Placement
{
    private const int Rounds = 10;
    private const double Gap = 26;

    public static void Place(LayoutGraph graph)
    {
        foreach (var layer in graph.Layers) Spread(layer, static _ => 0);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var layer in round % 2 == 0 ? graph.Layers : graph.Layers.Reverse())
                Spread(layer, static node => node.Left.Concat(node.Right).Select(static other => other.Y).DefaultIfEmpty(node.Y).Average());
        }

        var top = graph.Layers.SelectMany(static layer => layer).Select(static node => node.Y - (node.Height / 2)).DefaultIfEmpty(0).Min();
        foreach (var node in graph.Layers.SelectMany(static layer => layer)) node.Y = Math.Round(node.Y - top);
    }

    // The nearest heights that keep order and distance: neighbours that would overlap move as one block.
    private static void Spread(List<LayoutNode> layer, Func<LayoutNode, double> wanted)
    {
        var blocks = new List<(int Start, int Count, double Sum)>();
        var offsets = new double[layer.Count];
        for (var i = 1; i < layer.Count; i++) offsets[i] = offsets[i - 1] + (layer[i - 1].Height / 2) + Distance(layer[i - 1], layer[i]) + (layer[i].Height / 2);
        for (var i = 0; i < layer.Count; i++)
        {
            (int Start, int Count, double Sum) block = (i, 1, wanted(layer[i]) - offsets[i]);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Count >= block.Sum / block.Count)
            {
                block = (blocks[^1].Start, blocks[^1].Count + block.Count, blocks[^1].Sum + block.Sum);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        foreach (var (start, count, sum) in blocks)
        {
            for (var i = start; i < start + count; i++) layer[i].Y = (sum / count) + offsets[i];
        }
    }

    private static double Distance(LayoutNode above, LayoutNode below) => above.Box < 0 && below.Box < 0 ? 2 : Gap;
}

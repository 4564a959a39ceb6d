namespace TypedDynamics.Tool.Diagrams.Layout;

/// <summary>Orders each layer so that few edges cross: by the middle of who is connected, to and fro, keeping the best.</summary>
internal static class Ordering
{
    private const int Sweeps = 24;

    public static void Order(LayoutGraph graph)
    {
        var best = graph.Layers.Select(static layer => layer.ToList()).ToList();
        var fewest = Crossings(graph);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var isRightward = sweep % 2 == 0;
            for (var step = 1; step < graph.Layers.Count; step++)
            {
                var layer = graph.Layers[isRightward ? step : graph.Layers.Count - 1 - step];
                var fixedPlaces = Places(graph.Layers[isRightward ? step - 1 : graph.Layers.Count - step]);
                var places = Places(layer);
                var sorted = layer.OrderBy(node => Middle(isRightward ? node.Left : node.Right, fixedPlaces) ?? places[node]).ThenBy(node => places[node]).ToList();
                layer.Clear();
                layer.AddRange(sorted);
            }

            if (Crossings(graph) is var crossings && crossings >= fewest) continue;
            fewest = crossings;
            best = graph.Layers.Select(static layer => layer.ToList()).ToList();
        }

        for (var i = 0; i < best.Count; i++)
        {
            graph.Layers[i].Clear();
            graph.Layers[i].AddRange(best[i]);
        }
    }

    private static Dictionary<LayoutNode, int> Places(List<LayoutNode> layer) => layer.Select(static (node, place) => (node, place)).ToDictionary(static each => each.node, static each => each.place);

    private static double? Middle(List<LayoutNode> neighbours, Dictionary<LayoutNode, int> places) => neighbours.Count == 0 ? null : neighbours.Average(node => places[node]);

    private static int Crossings(LayoutGraph graph)
    {
        var crossings = 0;
        for (var i = 1; i < graph.Layers.Count; i++)
        {
            var (left, right) = (Places(graph.Layers[i - 1]), Places(graph.Layers[i]));
            var edges = graph.Layers[i].SelectMany(node => node.Left.Select(other => (Left: left[other], Right: right[node]))).ToList();
            for (var a = 0; a < edges.Count; a++)
            {
                for (var b = a + 1; b < edges.Count; b++)
                    if ((edges[a].Left - edges[b].Left) * (edges[a].Right - edges[b].Right) < 0) crossings++;
            }
        }

        return crossings;
    }
}

using System.Xml.Linq;
using TypedDynamics.Generator.Planning;
using TypedDynamics.Tool.Diagrams;
using TypedDynamics.Tool.Diagrams.Layout;
using TypedDynamics.Tool.Diffing;

namespace TypedDynamics.Tool.Tests.Diagrams;

public sealed class DiagramCommandTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Fact]
    public async Task Mermaid_has_keys_lookups_and_how_many_rows_stand_at_each_end()
    {
        using var machine = new Machine();

        var run = await machine.RunAsync("diagram", "contoso_project", "contoso_projecttask", "product", "--cache", Caches.Contoso);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Verify(run.Out, extension: "mmd");
    }

    [Fact]
    public async Task Neighbours_come_along_step_by_step_and_what_is_left_out_stays_out()
    {
        Assert.Equal(["contoso_skill"], await TablesAsync("contoso_skill"));
        Assert.Equal(["contact", "contoso_skill"], await TablesAsync("contoso_skill", "--depth", "1"));
        Assert.Contains("account", await TablesAsync("contoso_skill", "--depth", "2"));
        Assert.DoesNotContain("account", await TablesAsync("contoso_skill", "--depth", "2", "--", "-account"));
    }

    [Fact]
    public async Task The_SVG_is_the_same_in_every_run_and_shows_each_table_and_edge_once()
    {
        using var machine = new Machine();
        string[] arguments = ["diagram", "--cache", Caches.Contoso, "-o", "a.svg"];
        await machine.RunAsync(arguments);
        var first = await File.ReadAllTextAsync(machine.PathOf("a.svg"), TestContext.Current.CancellationToken);

        await machine.RunAsync(arguments);

        Assert.Equal(first, await File.ReadAllTextAsync(machine.PathOf("a.svg"), TestContext.Current.CancellationToken));
        var picture = XDocument.Parse(first);
        var diagram = All();
        Assert.Equal(diagram.Tables.Select(static table => table.Name), picture.Descendants(s_svg + "text").Where(static text => (string?)text.Attribute("class") == "name").Select(static text => text.Value).Order(StringComparer.Ordinal));
        Assert.Equal(diagram.Edges.Count, picture.Descendants(s_svg + "title").Count());
    }

    [Fact]
    public void Boxes_do_not_overlap_and_edges_run_around_them()
    {
        var diagram = All();
        var between = diagram.Edges.Where(static edge => edge.From != edge.To).ToList();
        var places = diagram.Tables.Select(static (table, place) => (table.Name, place)).ToDictionary(static each => each.Name, static each => each.place);
        var graph = new LayoutGraph([.. diagram.Tables.Select(SvgBoxes.Size)], [.. between.Select(edge => (places[edge.From], places[edge.To]))]);
        Ordering.Order(graph);
        Placement.Place(graph);
        var routes = new Routing(graph, static _ => 0, static _ => null, static _ => []).Run();

        var boxes = graph.Boxes.Select(static node => (Left: node.X, Top: node.Y - (node.Height / 2), Right: node.X + node.Width, Bottom: node.Y + (node.Height / 2))).ToList();
        for (var a = 0; a < boxes.Count; a++)
        {
            for (var b = a + 1; b < boxes.Count; b++)
                Assert.False(boxes[a].Left < boxes[b].Right && boxes[b].Left < boxes[a].Right && boxes[a].Top < boxes[b].Bottom && boxes[b].Top < boxes[a].Bottom, $"{diagram.Tables[a].Name} and {diagram.Tables[b].Name} overlap.");
        }

        foreach (var route in routes)
        {
            foreach (var (start, end) in route.Corners.Zip(route.Corners.Skip(1)))
            {
                Assert.True(start.X == end.X || start.Y == end.Y, "An edge is neither level nor upright.");
                Assert.DoesNotContain(boxes, box => Math.Max(start.X, end.X) > box.Left + 1 && Math.Min(start.X, end.X) < box.Right - 1 && Math.Max(start.Y, end.Y) > box.Top + 1 && Math.Min(start.Y, end.Y) < box.Bottom - 1);
            }
        }
    }

    [Fact]
    public async Task The_picture_in_the_documentation_is_what_the_command_draws()
    {
        using var machine = new Machine();
        var path = RepositoryRoot.File("docs", "cli", "diagram.svg");
        var run = await machine.RunAsync("diagram", "account", "contact", "contoso_*", "--cache", Caches.Contoso, "--format", "svg");

        if (Environment.GetEnvironmentVariable("TYPEDDYNAMICS_UPDATE") == "1") await File.WriteAllTextAsync(path, run.Out, TestContext.Current.CancellationToken);

        Assert.Equal((await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), run.Out);
    }

    [Theory]
    [InlineData("nope", "The cache has no table 'nope'")]
    [InlineData("nope_*", "'nope_*' names no table of the cache")]
    [InlineData("account(name)", "Name the table alone")]
    public async Task A_pattern_that_names_nothing_is_said_in_a_line(string pattern, string message)
    {
        using var machine = new Machine();

        var run = await machine.RunAsync("diagram", pattern, "--cache", Caches.Contoso);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(message, run.Error);
    }

    private static ErDiagram All() => new DiagramBuilding(CacheSchema.Read(new(Caches.Contoso), TestContext.Current.CancellationToken), showsAll: false).Build(Array.Empty<AskPattern>(), 0);

    private static async Task<IEnumerable<string>> TablesAsync(params string[] arguments)
    {
        using var machine = new Machine();
        var run = await machine.RunAsync(["diagram", "--cache", Caches.Contoso, .. arguments]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Out.Split('\n').Where(static line => line.EndsWith(" {", StringComparison.Ordinal)).Select(static line => line.Trim(' ', '{'));
    }
}

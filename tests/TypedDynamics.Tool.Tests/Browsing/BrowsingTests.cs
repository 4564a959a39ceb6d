using System.Text.Json.Nodes;

namespace TypedDynamics.Tool.Tests.Browsing;

public sealed class BrowsingTests : IDisposable
{
    private readonly Machine _machine = new();

    public BrowsingTests() => _ = new SampleCache(_machine.PathOf("metadata-cache/contoso"));

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("skill")]
    [InlineData("Skills")]
    [InlineData("contoso_sk*")]
    public async Task Tables_are_found_by_name_label_and_pattern(string search)
    {
        var run = await _machine.RunAsync("list", search, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("contoso_skill", JsonNode.Parse(run.Out)!.AsArray().Select(static table => (string)table!["name"]!));
    }

    [Fact]
    public async Task Columns_are_found_by_their_labels()
    {
        var run = await _machine.RunAsync("list", "Project Code", "--kind", "columns");

        Assert.Matches(@"^Table +Column +Label +Type +About *\ncontoso_project +contoso_code +Project Code +Text +required, up to 20 characters, Text *\n", run.Out);
    }

    [Fact]
    public async Task Global_choices_stand_once()
    {
        var choices = JsonNode.Parse((await _machine.RunAsync("list", "contoso_region", "--kind", "choices", "--json")).Out)!.AsArray();

        Assert.True((bool)Assert.Single(choices)!["isGlobal"]!);
    }

    [Fact]
    public async Task Nothing_found_is_exit_code_1() => Assert.Equal(1, (await _machine.RunAsync("list", "nowhere")).ExitCode);

    [Fact]
    public async Task A_column_is_shown_with_its_options()
    {
        var column = JsonNode.Parse((await _machine.RunAsync("show", "contoso_project.contoso_phase", "--json")).Out)!;

        Assert.Equal("choice", (string)column["type"]!);
        Assert.Equal("Idea", (string)column["options"]![0]!["label"]!);
    }

    [Theory]
    [InlineData("acount", "no table 'acount'. Did you mean 'account'?")]
    [InlineData("account.industrycod", "no column 'industrycod'. Did you mean 'industrycode'?")]
    public async Task What_is_not_there_is_told_with_its_likes(string name, string says)
    {
        var run = await _machine.RunAsync("show", name);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(says, run.Error);
    }

    [Fact]
    public async Task An_activity_has_the_columns_of_its_base() => Assert.Contains("scheduledend", (await _machine.RunAsync("show", "task")).Out);

    [Fact]
    public async Task Without_a_cache_it_says_how_to_get_one()
    {
        using var empty = new Machine();

        var run = await empty.RunAsync("list");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("typeddynamics pull", run.Error);
    }
}

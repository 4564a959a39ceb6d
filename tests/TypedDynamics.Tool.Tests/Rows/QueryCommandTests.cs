using System.Text.Json;

namespace TypedDynamics.Tool.Tests.Rows;

public sealed class QueryCommandTests(SampleOrg org) : IClassFixture<SampleOrg>
{
    [Fact]
    public async Task A_few_rows_are_a_table_in_the_order_of_the_columns()
    {
        using var machine = org.Machine();

        var run = await machine.RunAsync("query", "accounts?$select=name,revenue&$orderby=name&$top=3");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        var lines = run.Out.TrimEnd('\n').Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Matches("^name +revenue +", lines[0]);
    }

    [Fact]
    public async Task The_first_page_says_how_many_rows_are_left()
    {
        using var machine = org.Machine();
        var count = (await RowsAsync(machine, "query", "contacts?$select=fullname", "--all", "--json")).Count;

        var run = await machine.RunAsync("query", "contacts?$select=fullname", "--page-size", "7", "--format", "jsonl");

        Assert.Equal(7, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal($"warning: {count - 7} more rows. --all reads them all.\n", run.Error);
    }

    [Fact]
    public async Task The_number_of_rows_is_a_number()
    {
        using var machine = org.Machine();
        var count = (await RowsAsync(machine, "query", "accounts?$select=name", "--all", "--json")).Count;

        var run = await machine.RunAsync("query", "accounts/$count");

        Assert.Equal((0, $"{count}\n", ""), (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("accounts?$filter=name eq 'A & B' or startswith(name,'Ä#+')")]
    [InlineData("accounts?$filter=name%20eq%20'A'")]
    public async Task Letters_that_end_an_address_are_encoded(string query)
    {
        using var machine = org.Machine();

        var run = await machine.RunAsync("query", query, "--json");

        Assert.Equal((0, "[]\n"), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task All_pages_are_read_once_each()
    {
        using var machine = org.Machine();

        var inPages = await RowsAsync(machine, "query", "contacts?$select=contactid", "--all", "--page-size", "3", "--json");
        var atOnce = await RowsAsync(machine, "query", "contacts?$select=contactid", "--all", "--page-size", "5000", "--json");

        Assert.True(atOnce.Count > 10);
        Assert.Equal(Ids(atOnce), Ids(inPages));
    }

    [Fact]
    public async Task FetchXML_comes_from_a_file_the_input_or_the_command_line()
    {
        const string Fetch = "<fetch><entity name='account'><attribute name='name'/><attribute name='primarycontactid'/><order attribute='name'/></entity></fetch>";
        using var machine = org.Machine();
        await File.WriteAllTextAsync(machine.PathOf("a.xml"), Fetch, TestContext.Current.CancellationToken);
        machine.Input = Fetch;

        var runs = new List<ToolRun>();
        foreach (var fetch in (string[])["a.xml", "-", Fetch]) runs.Add(await machine.RunAsync("query", "--fetch", fetch, "--all", "--page-size", "4", "--format", "csv"));

        Assert.All(runs, run => Assert.Equal((0, runs[0].Out), (run.ExitCode, run.Out)));
        Assert.StartsWith("name,", runs[0].Out);
        var accounts = await RowsAsync(machine, "query", "accounts?$select=accountid", "--all", "--json");
        Assert.Equal(accounts.Count + 1, runs[0].Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Formatted_values_stand_in_the_cells_and_beside_values_in_JSON()
    {
        using var machine = org.Machine();
        const string Query = "accounts?$select=name,statecode&$top=1";

        var csv = await machine.RunAsync("query", Query, "--formatted", "--format", "csv");
        var json = await RowsAsync(machine, "query", Query, "--formatted", "--json");

        Assert.Contains(",Active,", csv.Out);
        Assert.Equal("Active", json[0].GetProperty("statecode@OData.Community.Display.V1.FormattedValue").GetString());
        Assert.Equal(0, json[0].GetProperty("statecode").GetInt32());
        Assert.DoesNotContain("etag", json[0].GetRawText());
    }

    [Fact]
    public async Task Parquet_is_refused_before_anything_is_asked_for()
    {
        using var machine = org.Machine();

        var run = await machine.RunAsync("query", "accounts?$select=name", "-o", "rows.Parquet");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("typeddynamics export <table> -o rows.parquet", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(machine.Folder));
    }

    [Fact]
    public async Task A_file_has_its_name_only_when_it_is_whole()
    {
        using var machine = org.Machine();
        await File.WriteAllTextAsync(machine.PathOf("rows.csv"), "before", TestContext.Current.CancellationToken);

        var failed = await machine.RunAsync("query", "nothing?$select=name", "--format", "csv", "-o", "rows.csv");
        Assert.Equal(3, failed.ExitCode);
        Assert.Equal("before", await File.ReadAllTextAsync(machine.PathOf("rows.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(["rows.csv"], Directory.EnumerateFiles(machine.Folder).Select(Path.GetFileName));

        // The name says what kind of file it is.
        var run = await machine.RunAsync("query", "accounts?$select=name&$top=2", "-o", "rows.csv");
        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("name,", await File.ReadAllTextAsync(machine.PathOf("rows.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(3, (await File.ReadAllLinesAsync(machine.PathOf("rows.csv"), TestContext.Current.CancellationToken)).Length);
    }

    [Theory]
    [InlineData("query", "Give either an address")]
    [InlineData("query accounts --fetch x.xml", "Give either an address")]
    [InlineData("query --fetch x.xml", "There is no file")]
    [InlineData("query --fetch <fetch/>", "entity")]
    [InlineData("query --fetch <fetch><entity+name='nope'/></fetch>", "The org has no table 'nope'")]
    [InlineData("query accounts --page-size 0", "--page-size is a number from 1 to 5000")]
    [InlineData("query https://elsewhere.example/api/data/v9.2/accounts", "This cannot be asked")]
    public async Task What_cannot_be_asked_is_said_in_a_line(string line, string message)
    {
        using var machine = org.Machine();

        var run = await machine.RunAsync([.. line.Split(' ').Select(static word => word.Replace('+', ' '))]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
    }

    [Fact]
    public async Task A_limit_beyond_a_page_holds_over_pages()
    {
        var asked = new List<string>();
        using var machine = new Machine { Handler = new Pages(asked) };

        var rows = await RowsAsync(machine, "query", "accounts?$top=5003&$select=name", "--all", "--page-size", "5000", "--json", "--url", "http://localhost");

        Assert.Equal(5003, rows.Count);
        Assert.Equal(["/api/data/v9.2/accounts?$select=name odata.maxpagesize=5000", "/api/data/v9.2/accounts?$select=name&$skiptoken=1 odata.maxpagesize=5000"], asked);
    }

    private static async Task<List<JsonElement>> RowsAsync(Machine machine, params string[] arguments)
    {
        var run = await machine.RunAsync(arguments);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        return [.. JsonElement.Parse(run.Out).EnumerateArray()];
    }

    private static IEnumerable<string?> Ids(IEnumerable<JsonElement> rows) => rows.Select(static row => row.GetProperty("contactid").GetString()).Order(StringComparer.Ordinal);

    // Pages of 5,000 rows without end.
    private sealed class Pages(List<string> asked) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.Add($"{request.RequestUri!.PathAndQuery} {string.Join(',', request.Headers.GetValues("Prefer"))}");
            var rows = string.Join(',', Enumerable.Range(0, 5000).Select(static number => $$"""{"name":"{{number}}"}"""));
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent($$"""{"value":[{{rows}}],"@odata.nextLink":"http://localhost/api/data/v9.2/accounts?$select=name&$skiptoken={{asked.Count}}"}""") });
        }
    }
}

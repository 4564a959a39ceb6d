using System.Net;

namespace TypedDynamics.Tool.Tests.Transfer;

public sealed class ExportCommandTests(SampleOrg org) : IClassFixture<SampleOrg>
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("csv", 1)]
    [InlineData("csv", 2)]
    [InlineData("jsonl", 3)]
    [InlineData("parquet", 2)]
    public async Task What_broke_off_goes_on_where_it_ended(string format, int pages)
    {
        using var machine = org.Machine();
        var (whole, broken) = (machine.PathOf($"whole.{format}"), machine.PathOf($"broken.{format}"));
        string[] Export(string file) => ["export", "contacts", "--cache", Caches.Contoso, "-o", file, "--page-size", "7", "--columns", "fullname", "parentcustomerid", "createdon", "creditlimit"];
        Assert.Equal(0, (await machine.RunAsync(Export(whole))).ExitCode);
        var handler = new Breaking(machine.Handler!, pages);
        machine.Handler = handler;

        var first = await machine.RunAsync(Export(broken));
        Assert.Equal(3, first.ExitCode);
        Assert.Contains($"{pages * 7} rows are in {broken}.partial. Run the same again to go on.", first.Error);
        Assert.False(File.Exists(broken));
        // A page that was being written when the machine stopped.
        await File.AppendAllTextAsync(broken + ".partial", "half a row", _cancellation);
        handler.PagesLeft = int.MaxValue;
        var run = await machine.RunAsync(Export(broken));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"Goes on behind {pages * 7} rows", run.Error);
        Assert.Equal(await File.ReadAllBytesAsync(whole, _cancellation), await File.ReadAllBytesAsync(broken, _cancellation));
        Assert.Equal([$"broken.{format}", $"whole.{format}"], Directory.EnumerateFiles(machine.Folder).Select(Path.GetFileName).Order());
        Assert.Equal(handler.Asked.Distinct().Count(), handler.Asked.Count - 1);
    }

    [Fact]
    public async Task What_another_export_left_is_not_gone_on_with()
    {
        using var machine = org.Machine();
        machine.Handler = new Breaking(machine.Handler!, 1);
        Assert.Equal(3, (await machine.RunAsync("export", "contact", "--cache", Caches.Contoso, "-o", "c.csv", "--page-size", "5", "--columns", "fullname")).ExitCode);
        using var other = org.Machine();
        machine.Handler = other.Handler;

        var run = await machine.RunAsync("export", "contact", "--cache", Caches.Contoso, "-o", "c.csv", "--columns", "lastname");
        Assert.Equal(5, run.ExitCode);
        Assert.Contains("is left of another export. Run that one again, or pass --restart", run.Error);

        Assert.Equal(0, (await machine.RunAsync("export", "contact", "--cache", Caches.Contoso, "-o", "c.csv", "--columns", "lastname", "--restart")).ExitCode);
    }

    [Fact]
    public async Task Lookups_of_several_tables_say_which()
    {
        using var machine = org.Machine();

        var run = await machine.RunAsync("export", "contact", "--cache", Caches.Contoso, "-o", "c.csv", "--columns", "parentcustomerid", "--filter", "_parentcustomerid_value ne null");

        Assert.Equal(0, run.ExitCode);
        var lines = await File.ReadAllLinesAsync(machine.PathOf("c.csv"), _cancellation);
        Assert.Equal("contactid,parentcustomerid,parentcustomerid@table", lines[0]);
        Assert.True(lines.Length > 1);
        Assert.All(lines.Skip(1), static line => Assert.Matches("^[0-9a-f-]{36},[0-9a-f-]{36},(account|contact)$", line));
    }

    [Theory]
    [InlineData("export nope -o x.csv", "The cache has no table 'nope'")]
    [InlineData("export acount -o x.csv", "Did you mean 'account'")]
    [InlineData("export account -o x.txt", "does not say what kind of file it is")]
    [InlineData("export account -o x.csv --columns nam", "'account' has no column 'nam'. Did you mean 'name'")]
    [InlineData("export account -o x.csv --page-size 5001", "--page-size is a number from 1 to 5000")]
    public async Task What_cannot_be_exported_is_said_in_a_line(string line, string message)
    {
        using var machine = org.Machine();

        var run = await machine.RunAsync([.. line.Split(' '), "--cache", Caches.Contoso]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.Empty(Directory.EnumerateFiles(machine.Folder));
    }

    // Answers so many pages, then none: not that it could be tried again.
    private sealed class Breaking(HttpMessageHandler inner, int pages) : DelegatingHandler(inner)
    {
        public int PagesLeft { get; set; } = pages;

        public List<string> Asked { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (PagesLeft > 0 || Asked is [.., var last] && last != request.RequestUri!.PathAndQuery) Asked.Add(request.RequestUri!.PathAndQuery);
            return PagesLeft-- > 0 ? await base.SendAsync(request, cancellationToken) : new(HttpStatusCode.BadRequest) { Content = new StringContent("""{"error":{"code":"0x0","message":"Broken off."}}""") };
        }

        // It is used by several runs.
        protected override void Dispose(bool disposing)
        {
        }
    }
}

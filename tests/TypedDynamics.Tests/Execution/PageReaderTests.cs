using System.Text;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Tests.Serialization;

namespace TypedDynamics.Tests.Execution;

public sealed class PageReaderTests
{
    private const string Page =
        """
        {"@odata.context":"https://contoso.crm.dynamics.com/api/data/v9.2/$metadata#samples(name,revenue)","@odata.count":3,"value":[
        {"@odata.etag":"W/\"1\"","sampleid":"d568ee97-961f-ef11-840b-000d3abf969a","name":"A \"quoted\" täxt \\","revenue@OData.Community.Display.V1.FormattedValue":"€1","revenue":1.50,"onhold":true,"small":-3},
        {"name":null,"revenue":null,"latitude":1e3,"parentid":{"name":"p","sample_children":[]},"unknown":{"a":[1,2,{"b":"}]"}]}},
        {"name":"","sample_children":[{"name":"c1"},{"name":"c2"}],"managed":{"Value":false,"Names":["x",""]}}
        ],"@odata.nextLink":"https://contoso.crm.dynamics.com/api/data/v9.2/samples?$skiptoken=%3Ccookie%20/%3E"}
        """;

    private static readonly byte[] s_page = Encoding.UTF8.GetBytes(Page);

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(7, true)]
    [InlineData(64, true)]
    [InlineData(100000, false)]
    public async Task Pieces_of_any_length_give_the_same_rows(int length, bool comesLater)
    {
        using var whole = new PageReader(new MemoryStream(s_page), Pages.Shape());
        using var pieces = new PageReader(new ChunkedStream(s_page, length) { ComesLater = comesLater }, Pages.Shape());
        var expected = await whole.ReadRowsAsync().Select(static row => Description.Of((Sample)row)).ToListAsync();
        Assert.Equal(3, expected.Count);
        Assert.Equal(expected, await pieces.ReadRowsAsync().Select(static row => Description.Of((Sample)row)).ToListAsync());
        Assert.Equal((3, whole.End.NextLink), (pieces.Count, pieces.End.NextLink));
        Assert.EndsWith("%3Ccookie%20/%3E", pieces.End.NextLink, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_cut_off_anywhere_is_an_error_after_whole_rows_only()
    {
        var whole = await new PageReader(new MemoryStream(s_page), Pages.Shape()).ReadRowsAsync().Select(static row => Description.Of((Sample)row)).ToListAsync();
        for (var length = 0; length < s_page.Length; length++)
        {
            using var page = new PageReader(new ChunkedStream(s_page.AsMemory(0, length), 50), Pages.Shape());
            var rows = new List<string>();
            await Assert.ThrowsAsync<MalformedResponseException>(async () =>
            {
                await foreach (var row in page.ReadRowsAsync()) rows.Add(Description.Of((Sample)row));
            });
            Assert.Equal(whole.Take(rows.Count), rows);
        }
    }

    [Fact]
    public async Task Rows_come_while_the_rest_of_the_page_is_still_on_its_way()
    {
        var second = Page.IndexOf("{\"name\":null", StringComparison.Ordinal);
        var body = new StalledStream(s_page.AsMemory(0, Encoding.UTF8.GetByteCount(Page.AsSpan(0, second))));
        using var page = new PageReader(body, Pages.Shape());
        await using var rows = page.ReadRowsAsync().GetAsyncEnumerator();
        Assert.True(await rows.MoveNextAsync());
        Assert.Equal("A \"quoted\" täxt \\", ((Sample)rows.Current).Name);
    }

    [Theory]
    [InlineData("""{"value":[]}""")]
    [InlineData(""" { "value" : [ ] } """)]
    [InlineData("\uFEFF{\"value\":[],\"@odata.nextLink\":null}\r\n")]
    [InlineData("""{"@odata.nextLink":"x","v\u0061lue":[]}""")]
    public async Task A_page_may_be_empty(string page) => Assert.Empty(await Pages.ReadAsync(page));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<html>Sign in</html>")]
    [InlineData("""{"value":null}""")]
    [InlineData("""{"value":{}}""")]
    [InlineData("""{"value":[1]}""")]
    [InlineData("""{"value":[null]}""")]
    [InlineData("""{"value":[{}{}]}""")]
    [InlineData("""{"value":[{},]}""")]
    [InlineData("""{"value":[],}""")]
    [InlineData("""{"value":[{"name":"a",}]}""")]
    [InlineData("""{"value":[{"name":"a" "small":1}]}""")]
    [InlineData("""{"value":[{"name"}]}""")]
    [InlineData("""{"value":[{name:1}]}""")]
    [InlineData("""{"value":[]]}""")]
    [InlineData("""{"value":[]}x""")]
    [InlineData("""{"value":[],"value":[]}""")]
    [InlineData("""{"@odata.count":"many","value":[]}""")]
    [InlineData("""{"@odata.nextLink":5,"value":[]}""")]
    public async Task What_is_no_page_of_rows_is_an_error(string page) =>
        await Assert.ThrowsAsync<MalformedResponseException>(() => Pages.ReadAsync(page));

    [Fact]
    public async Task Rows_within_rows_end_somewhere()
    {
        var row = string.Concat(Enumerable.Repeat("{\"parentid\":", 5000)) + "null" + new string('}', 5000);
        var error = await Assert.ThrowsAsync<MalformedResponseException>(() => Pages.ReadRowAsync(row));
        Assert.Contains("within one another", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_may_be_far_longer_than_the_buffer()
    {
        var text = new string('x', 3_000_000) + "\\n" + new string('é', 100_000);
        var page = Encoding.UTF8.GetBytes($$"""{"value":[{"name":"a"},{"name":"{{text}}"},{"name":"b"}]}""");
        var rows = await Pages.ReadAsync(new ChunkedStream(page, 16384));
        Assert.Equal(["a", text.Replace("\\n", "\n", StringComparison.Ordinal), "b"], rows.Select(static row => row.Name));
    }

    [Fact]
    public async Task Reading_stops_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using var page = new PageReader(new ChunkedStream(s_page, 10), Pages.Shape());
        await using var rows = page.ReadRowsAsync(cancellation.Token).GetAsyncEnumerator();
        Assert.True(await rows.MoveNextAsync());
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (await rows.MoveNextAsync())
            {
            }
        });
    }

    /// <summary>Gives what it has and then waits for ever.</summary>
    private sealed class StalledStream(ReadOnlyMemory<byte> content) : MemoryStream(content.ToArray())
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length
                ? base.ReadAsync(buffer, cancellationToken)
                : new(new TaskCompletionSource<int>().Task);
    }
}

using System.Text;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;
using TypedDynamics.Tests.Serialization;

namespace TypedDynamics.Tests.Execution;

public sealed class QueryRunnerTests
{
    private static readonly QueryModel s_query = new(EntityModel.Of<Sample>()) { Columns = Columns("employees") };
    private readonly FakeService _service = new();

    [Fact]
    public async Task Pages_are_followed_by_their_links_as_they_came_with_the_same_preferences()
    {
        _service.Page("samples?$select=employees", 0, 3, "https://contoso/samples?$skiptoken=%3Ccookie%20a%3d%221%22/%3E")
            .Page("https://contoso/samples?$skiptoken=%3Ccookie%20a%3d%221%22/%3E", 3, 3, "https://contoso/third")
            .Page("https://contoso/third", 6, 1);

        var query = s_query with { PageSize = 3, WithFormattedValues = true };
        Assert.Equal(Enumerable.Range(0, 7), (await Runner().ReadAllAsync<Sample>(query, default)).Select(static row => row.Employees!.Value));
        Assert.Equal(3, _service.Requests.Count);
        var preference = Assert.Single(_service.Preferences.Distinct());
        Assert.StartsWith("odata.maxpagesize=3,odata.include-annotations=\"", preference, StringComparison.Ordinal);
        Assert.Equal(0, _service.AnswersOpen);

        Assert.Equal(Enumerable.Range(0, 7), await Runner().StreamAsync<Sample>(query, default).Select(static row => row.Employees!.Value).ToListAsync());
        Assert.Equal(0, _service.AnswersOpen);
    }

    [Fact]
    public async Task Plain_queries_prefer_nothing()
    {
        _service.Page("samples?$select=employees", 0, 1);
        await Runner().ReadAllAsync<Sample>(s_query, default);
        Assert.Equal([""], _service.Preferences);
    }

    [Fact]
    public async Task Lookups_to_several_tables_ask_for_the_name_of_the_table()
    {
        _service.Page("samples?$select=_customerid_value", 0, 1);
        await Runner().ReadAllAsync<Sample>(s_query with { Columns = Columns("customerid") }, default);
        Assert.Equal(["odata.include-annotations=\"Microsoft.Dynamics.CRM.lookuplogicalname\""], _service.Preferences);
    }

    [Fact]
    public async Task The_next_page_is_asked_for_while_the_current_one_is_consumed_and_none_beyond()
    {
        _service.Page("samples?$select=employees", 0, 200, "second").Page("second", 200, 200, "third").Page("third", 400, 1);
        await using var rows = Runner().StreamAsync<Sample>(s_query, default).GetAsyncEnumerator();
        Assert.True(await rows.MoveNextAsync());
        await _service.AskedAsync("second");
        Assert.Equal(2, _service.Requests.Count);
        for (var i = 0; i < 200; i++) Assert.True(await rows.MoveNextAsync());
        await _service.AskedAsync("third");
    }

    [Fact]
    public async Task A_page_without_rows_is_passed()
    {
        _service.Page("samples?$select=employees", 0, 0, "second").Page("second", 0, 0, "third").Page("third", 7, 1);
        Assert.Equal([7], await Runner().StreamAsync<Sample>(s_query, default).Select(static row => row.Employees!.Value).ToListAsync());
        Assert.Equal([7], (await Runner().ReadAllAsync<Sample>(s_query, default)).Select(static row => row.Employees!.Value));
    }

    [Fact]
    public async Task Who_stops_early_leaves_nothing_open()
    {
        _service.Page("samples?$select=employees", 0, 1000, "second").Page("second", 1000, 1000, "third");
        await foreach (var row in Runner().StreamAsync<Sample>(s_query, default))
        {
            if (row.Employees == 10) break;
        }

        Assert.Equal(0, _service.AnswersOpen);
    }

    [Fact]
    public async Task Many_rows_are_taken_across_pages_and_no_more()
    {
        _service.Page("samples?$select=employees", 0, 3, "second").Page("second", 3, 3, "third");
        var query = s_query with { PageSize = 3, Top = 5 };
        Assert.Equal([0, 1, 2, 3, 4], (await Runner().ReadAllAsync<Sample>(query, default)).Select(static row => row.Employees!.Value));
        Assert.Equal([0, 1, 2, 3, 4], await Runner().StreamAsync<Sample>(query, default).Select(static row => row.Employees!.Value).ToListAsync());
        Assert.Equal(0, _service.AnswersOpen);
    }

    [Fact]
    public async Task An_error_comes_after_the_rows_before_it()
    {
        _service.Answer("samples?$select=employees", """{"value":[{"employees":1},{"employees":2},{"employees":"x"}]}""", 1000);
        var seen = new List<int>();
        await Assert.ThrowsAsync<MalformedResponseException>(async () =>
        {
            await foreach (var row in Runner().StreamAsync<Sample>(s_query, default)) seen.Add(row.Employees!.Value);
        });
        Assert.Equal([1, 2], seen);
        Assert.Equal(0, _service.AnswersOpen);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_rows()
    {
        using var cancellation = new CancellationTokenSource();
        _service.Answer("samples?$select=employees", static () => new EndlessWait());
        var reading = Runner().StreamAsync<Sample>(s_query, cancellation.Token).ToListAsync().AsTask();
        await _service.AskedAsync("samples?$select=employees");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(0, _service.AnswersOpen);
    }

    [Fact]
    public async Task A_page_has_its_rows_and_the_link_to_go_on_with()
    {
        _service.Page("samples?$select=employees", 0, 2, "https://contoso/samples?$select=employees&$skiptoken=%3Ca%3D1%3E")
            .Page("samples?$select=employees&$skiptoken=%3Ca%3D1%3E", 2, 1);
        var first = await Runner().ReadPageAsync<Sample>(s_query, null, default);
        Assert.Equal((2, "%3Ca%3D1%3E"), (first.Rows.Count, first.Continuation));
        var second = await Runner().ReadPageAsync<Sample>(s_query, first.Continuation, default);
        Assert.Equal((1, null), (second.Rows.Count, second.Continuation));
    }

    [Fact]
    public async Task A_limit_goes_on_from_page_to_page()
    {
        _service.Page("samples?$select=employees", 0, 2, "x?$skiptoken=2").Page("samples?$select=employees&$skiptoken=2", 2, 2, "x?$skiptoken=3");
        var query = s_query with { PageSize = 2, Top = 3 };
        var first = await Runner().ReadPageAsync<Sample>(query, null, default);
        Assert.Equal((2, "1~2"), (first.Rows.Count, first.Continuation));
        var second = await Runner().ReadPageAsync<Sample>(query, first.Continuation, default);
        Assert.Equal((1, null), (second.Rows.Count, second.Continuation));
        await Assert.ThrowsAsync<ArgumentException>(() => Runner().ReadPageAsync<Sample>(query, "4~2", default));
        await Assert.ThrowsAsync<ArgumentException>(() => Runner().ReadPageAsync<Sample>(query, "2", default));
        Assert.Equal(0, _service.AnswersOpen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://contoso/accounts?$select=name")]
    [InlineData("2&$filter=true")]
    [InlineData("2#")]
    [InlineData("a b")]
    [InlineData("2\n")]
    public async Task A_continuation_chooses_a_place_and_nothing_else(string continuation)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Runner().ReadPageAsync<Sample>(s_query, continuation, default));
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_link_that_cannot_be_gone_on_with_later_is_no_silent_end()
    {
        _service.Page("samples?$select=employees", 0, 2, "second");
        await Assert.ThrowsAsync<MalformedResponseException>(() => Runner().ReadPageAsync<Sample>(s_query, null, default));
    }

    [Fact]
    public async Task Collections_within_rows_that_came_in_pages_are_completed()
    {
        _service.Answer(
                "samples?$select=employees&$expand=sample_children($select=name)",
                """
                {"value":[{"employees":1,"sample_children":[{"name":"a"}],"sample_children@odata.nextLink":"first?$skiptoken=2"},
                {"employees":2,"sample_children":[{"name":"x"}],"sample_children@odata.nextLink":"whole?$select=name"}]}
                """)
            .Answer("first?$skiptoken=2", """{"value":[{"name":"b"}],"@odata.nextLink":"first?$skiptoken=3"}""")
            .Answer("first?$skiptoken=3", """{"value":[{"name":"c"}]}""");
        var children = (NavigationModel)EntityModel.Of<Sample>().FindMember("Children")!;
        var query = s_query with { Expansions = [new Expansion(children) { Columns = Columns("name") }], PageSize = 1 };

        var rows = await Runner().ReadAllAsync<Sample>(query, default);
        Assert.Equal(["a", "b", "c"], rows[0].Children.Select(static child => child.Name));
        Assert.Equal(["x"], rows[1].Children.Select(static child => child.Name));
        Assert.Throws<ColumnNotLoadedException>(() => rows[0].Children[2].Revenue);
        Assert.Single(_service.Preferences.Distinct());
        Assert.Equal(0, _service.AnswersOpen);
    }

    [Fact]
    public async Task Collections_within_a_single_row_are_completed_too()
    {
        var id = new Guid("d568ee97-961f-ef11-840b-000d3abf969a");
        _service.Answer($"samples({id})?$select=employees", """{"sample_children":[{"name":"a"}],"sample_children@odata.nextLink":"rest?$skiptoken=2"}""")
            .Answer("rest?$skiptoken=2", """{"value":[{"name":"b"}]}""");
        var row = await Runner().ReadRowAsync<Sample>(s_query, id, default);
        Assert.Equal(["a", "b"], row.Children.Select(static child => child.Name));
    }

    [Fact]
    public async Task A_link_to_itself_does_not_go_round_for_ever()
    {
        _service.Page("samples?$select=employees", 0, 1, "second").Page("second", 1, 1, "second");
        await Assert.ThrowsAsync<MalformedResponseException>(() => Runner().ReadAllAsync<Sample>(s_query, default));
    }

    [Fact]
    public async Task One_row_is_read_by_its_key()
    {
        var id = new Guid("d568ee97-961f-ef11-840b-000d3abf969a");
        _service.Answer(
            $"samples({id})?$select=employees",
            $$"""{"@odata.context":"https://contoso/$metadata#samples/$entity","@odata.etag":"W/\"5\"","employees":5,"sampleid":"{{id}}"}""");
        var row = await Runner().ReadRowAsync<Sample>(s_query, id, default);
        Assert.Equal((5, id, "W/\"5\""), (row.Employees, row.Id, row.ETag));
        Assert.Equal(0, _service.AnswersOpen);
    }

    [Fact]
    public async Task A_count_is_read_behind_its_byte_order_mark()
    {
        _service.Answer("samples/$count", "\uFEFF4999");
        Assert.Equal(4999, await Runner().CountAsync<Sample>(s_query, default));
        Assert.Equal(12, await Runner().CountAsync<Sample>(s_query with { Top = 12 }, default));
    }

    [Fact]
    public async Task A_count_that_reached_the_services_limit_is_done_by_pages()
    {
        _service.Answer("samples/$count", "\uFEFF5000").Page("samples?$select=sampleid", 0, 5000, "second").Page("second", 0, 7);
        Assert.Equal(5007, await Runner().CountAsync<Sample>(s_query, default));
        Assert.Equal(5000, await Runner().CountAsync<Sample>(s_query with { Top = 5000 }, default));
    }

    private static ColumnSelection Columns(params string[] names) =>
        ColumnSelection.Of(names.Select(static name => EntityModel.Of<Sample>().FindColumn(name)!));

    private QueryRunner Runner() => new(_service.SendAsync);

    private sealed class EndlessWait() : MemoryStream(Encoding.UTF8.GetBytes("{"))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}

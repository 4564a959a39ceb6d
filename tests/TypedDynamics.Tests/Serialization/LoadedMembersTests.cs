using TypedDynamics.Emitted;
using TypedDynamics.Records;
using TypedDynamics.Serialization;

namespace TypedDynamics.Tests.Serialization;

public sealed class LoadedMembersTests
{
    [Fact]
    public async Task A_column_that_was_requested_counts_as_loaded_though_null_was_not_sent()
    {
        var row = Assert.Single(await ReadAsync(Requested("name", "revenue"), """{"value":[{"name":"x"}]}"""));
        Assert.Null(row.Revenue);
        Assert.True(row.IsLoaded(nameof(Sample.Revenue)));
    }

    [Fact]
    public async Task A_column_that_was_neither_requested_nor_sent_cannot_be_read()
    {
        var row = Assert.Single(await ReadAsync(Requested("name"), """{"value":[{"name":"x","color":1}]}"""));
        Assert.Equal((SampleChoice)1, row.Color);
        Assert.False(row.IsLoaded(nameof(Sample.Revenue)));
        var error = Assert.Throws<ColumnNotLoadedException>(() => row.Revenue);
        Assert.Contains("Sample.Revenue", error.Message, StringComparison.Ordinal);
        Assert.Throws<ColumnNotLoadedException>(() => row.Parent);
    }

    [Fact]
    public async Task What_earlier_rows_of_a_page_brought_counts_as_loaded_for_later_ones()
    {
        var rows = await ReadAsync(Requested("name"), """{"value":[{"name":"x","color":1},{"name":"y"}]}""");
        Assert.Null(rows[1].Color);
    }

    [Fact]
    public async Task Rows_of_a_page_share_what_they_know_of_it()
    {
        var rows = await ReadAsync(Requested("name", "color"), """{"value":[{"name":"x","color":1},{"name":"y","color":1}]}""");
        Assert.Same(rows[0].Loaded, rows[1].Loaded);
    }

    [Fact]
    public async Task An_expanded_navigation_is_loaded_though_it_came_as_null()
    {
        var shape = Requested("name");
        var model = EntityModel.Of<Sample>();
        shape.Expand((NavigationModel)model.FindMember("Parent")!, new(model, LoadedMembers.Of([model.FindColumn("name")!])));
        var rows = await ReadAsync(shape, """{"value":[{"name":"x"},{"name":"y","parentid":{"name":"z"}}]}""");
        Assert.Null(rows[0].Parent);
        Assert.Equal("z", rows[1].Parent!.Name);
        Assert.Throws<ColumnNotLoadedException>(() => rows[1].Parent!.Revenue);
    }

    private static RowShape Requested(params string[] columns)
    {
        var model = EntityModel.Of<Sample>();
        return new(model, LoadedMembers.Of(columns.Select(column => model.FindColumn(column)!)));
    }

    private static Task<List<Sample>> ReadAsync(RowShape shape, string page) =>
        Pages.ReadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(page)), shape);
}

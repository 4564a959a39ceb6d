using System.Text;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Serialization;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Serialization;

/// <summary>Rows that say of which type they are, where a base type is declared.</summary>
public sealed class DerivedRowTests
{
    static DerivedRowTests() => EntityModel.Of<ActivityPointer>().Derive<TaskEntity>("task");

    [Fact]
    public async Task A_row_is_of_the_type_that_it_names()
    {
        var rows = await ReadAsync(
            """
            {"value":[
            {"@odata.etag":"W/\"1\"","@odata.type":"#Microsoft.Dynamics.CRM.task","subject":"Call","percentcomplete":5},
            {"@odata.type":"#Microsoft.Dynamics.CRM.fax","subject":"Fax"},
            {"subject":"Plain"},{}]}
            """);

        var task = Assert.IsType<TaskEntity>(rows[0]);
        Assert.Equal(("Call", 5, "W/\"1\"", "task"), (task.Subject, task.PercentComplete, task.ETag, task.LogicalName));
        Assert.All(rows.Skip(1), static row => Assert.IsType<ActivityPointer>(row));
        Assert.Equal(["Call", "Fax", "Plain", null], rows.Select(static row => row.Subject));
    }

    [Fact]
    public async Task A_column_that_only_the_derived_type_has_is_loaded_when_it_came()
    {
        var task = Assert.IsType<TaskEntity>(Assert.Single(await ReadAsync("""{"value":[{"@odata.type":"#Microsoft.Dynamics.CRM.task","subject":"Call"}]}""")));
        Assert.Throws<ColumnNotLoadedException>(() => task.PercentComplete);
    }

    [Fact]
    public async Task The_type_is_found_however_the_body_is_cut()
    {
        var body = """{"value":[{"@odata.etag":"W/\"1\"","@odata.type":"#Microsoft.Dynamics.CRM.task","subject":"Call"},{"@odata.type":"#Microsoft.Dynamics.CRM.task","subject":"Mail"}]}""";
        for (var length = 1; length < 40; length++)
        {
            var rows = await ReadAsync(new ChunkedStream(Encoding.UTF8.GetBytes(body), length));
            Assert.Equal(["Call", "Mail"], rows.Cast<TaskEntity>().Select(static row => row.Subject));
        }
    }

    private static Task<List<ActivityPointer>> ReadAsync(string page) => ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(page)));

    private static async Task<List<ActivityPointer>> ReadAsync(Stream body)
    {
        using var page = new PageReader(body, RowShape.Whole(EntityModel.Of<ActivityPointer>()));
        var rows = new List<ActivityPointer>();
        await foreach (var row in page.ReadRowsAsync()) rows.Add((ActivityPointer)row);
        return rows;
    }
}

namespace TypedDynamics.Tests.Serialization;

public sealed class AnnotationTests
{
    private const string Id = "d568ee97-961f-ef11-840b-000d3abf969a";
    private const string OtherId = "00000000-0000-0000-0000-000000000020";
    private const string Formatted = "@OData.Community.Display.V1.FormattedValue";
    private const string Table = "@Microsoft.Dynamics.CRM.lookuplogicalname";

    [Fact]
    public async Task Formatted_texts_are_found_by_either_name_of_their_column()
    {
        var row = await Pages.ReadRowAsync(
            $$"""
            {"revenue{{Formatted}}":"€20.000,00","revenue":20000.0000,"color{{Formatted}}":"A \"first\" \u00e9","color":1,"employees":5}
            """);

        Assert.Equal("€20.000,00", row.FormattedValues[nameof(Sample.Revenue)]);
        Assert.Equal("€20.000,00", row.FormattedValues["revenue"]);
        Assert.Equal("A \"first\" é", row.FormattedValues["color"]);
        Assert.Null(row.FormattedValues["employees"]);
        Assert.Null(row.FormattedValues["nonsense"]);
        Assert.False(row.FormattedValues.TryGetValue("name", out _));
        Assert.Equal(20000m, row.Revenue);
        Assert.Empty(row.AdditionalColumns);
    }

    [Fact]
    public async Task A_row_without_formatted_texts_has_none_of_the_row_before()
    {
        var rows = await Pages.ReadAsync($$"""{"value":[{"revenue{{Formatted}}":"€1","revenue":1},{"revenue":null},{"revenue{{Formatted}}":"€2","revenue":2}]}""");
        Assert.Equal(["€1", null, "€2"], rows.Select(static row => row.FormattedValues["revenue"]));
    }

    [Fact]
    public async Task A_lookup_has_its_name_and_its_table()
    {
        var row = await Pages.ReadRowAsync(
            $$"""
            {"_parentid_value{{Formatted}}":"Häns","_parentid_value{{Table}}":"sample","_parentid_value":"{{Id}}",
            "_customerid_value{{Formatted}}":"A \u0022B\u0022","_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty":"customerid_contact",
            "_customerid_value{{Table}}":"contact","_customerid_value":"{{OtherId}}",
            "_otherid_value":"{{Id}}"}
            """);

        Assert.Equal("Häns", row.ParentId!.Name);
        Assert.Equal("Häns", row.FormattedValues["ParentId"]);
        Assert.Equal(("contact", new Guid(OtherId), "A \"B\""), (row.CustomerId!.LogicalName, row.CustomerId.Id, row.CustomerId.Name));
        Assert.Equal(("other", null), (row.OtherId!.LogicalName, row.OtherId.Name));
        Assert.Empty(row.AdditionalColumns);
    }

    [Fact]
    public async Task Annotations_may_stand_anywhere_in_the_row()
    {
        string[] properties =
        [
            $"\"_customerid_value\":\"{Id}\"",
            $"\"_customerid_value{Formatted}\":\"Customer\"",
            $"\"_customerid_value{Table}\":\"contact\"",
            $"\"_parentid_value\":\"{OtherId}\"",
            $"\"_parentid_value{Formatted}\":\"Parent\"",
        ];

        foreach (var order in Permutations([0, 1, 2, 3, 4]))
        {
            var json = string.Join(',', order.Select(i => properties[i]));
            var row = await Pages.ReadRowAsync($"{{{json}}}");
            Assert.True(
                row.CustomerId is { LogicalName: "contact", Name: "Customer" } && row.ParentId is { Name: "Parent" }
                && row.CustomerId.Id == new Guid(Id) && row.ParentId.Id == new Guid(OtherId)
                && row.FormattedValues["CustomerId"] == "Customer" && row.FormattedValues["ParentId"] == "Parent",
                json);
        }
    }

    [Fact]
    public async Task Annotations_of_a_row_within_a_row_are_its_own()
    {
        var row = await Pages.ReadRowAsync(
            $$"""
            {"revenue{{Formatted}}":"€1","revenue":1,"_parentid_value{{Formatted}}":"Outer",
            "parentid":{"@odata.etag":"W/\"7\"","revenue{{Formatted}}":"€2","revenue":2,"_parentid_value":"{{OtherId}}","_customerid_value":"{{Id}}"},
            "sample_children":[{"revenue":3,"name":"c"},{"revenue{{Formatted}}":"€4","revenue":4}],
            "sample_children@odata.nextLink":"https://contoso/samples(1)/sample_children?$select=revenue",
            "_parentid_value":"{{Id}}","color{{Formatted}}":"Red","color":1}
            """);

        Assert.Equal(("€1", "Outer", "Red"), (row.FormattedValues["revenue"], row.FormattedValues["parentid"], row.FormattedValues["color"]));
        Assert.Equal(("€2", "W/\"7\""), (row.Parent!.FormattedValues["revenue"], row.Parent.ETag));
        Assert.Null(row.Parent.ParentId!.Name);
        Assert.Equal("Outer", row.ParentId!.Name);
        Assert.Equal([null, "€4"], row.Children.Select(static child => child.FormattedValues["revenue"]));
        Assert.Equal([3m, 4m], row.Children.Select(static child => child.Revenue!.Value));
    }

    [Fact]
    public async Task What_the_type_does_not_know_is_kept()
    {
        var row = await Pages.ReadRowAsync(
            $$"""
            {"new_unknown{{Formatted}}":"five","new_unknown":5,"contact.fullname":"Yvonne","expando":{"a":[1,{"b":null}]},"name":"x",
            "_new_lookup_value":"{{Id}}","@odata.type":"#Microsoft.Dynamics.CRM.sample","@odata.id":"samples(1)","n\u0061me2":"y"}
            """);

        Assert.Equal(5, row.AdditionalColumns["new_unknown"].GetInt32());
        Assert.Equal("five", row.AdditionalColumns[$"new_unknown{Formatted}"].GetString());
        Assert.Equal("Yvonne", row.AdditionalColumns["contact.fullname"].GetString());
        Assert.Equal("""{"a":[1,{"b":null}]}""", row.AdditionalColumns["expando"].GetRawText());
        Assert.Equal(Id, row.AdditionalColumns["_new_lookup_value"].GetString());
        Assert.Equal("y", row.AdditionalColumns["name2"].GetString());
        Assert.Equal(6, row.AdditionalColumns.Count);
        Assert.Equal("x", row.Name);
    }

    [Fact]
    public async Task A_name_may_be_written_with_escapes()
    {
        var row = await Pages.ReadRowAsync("""{"n\u0061me":"x","r\u0065venue@OData.Community.Display.V1.Formatt\u0065dValue":"€1","revenue":1}""");
        Assert.Equal(("x", "€1", 1m), (row.Name, row.FormattedValues["revenue"], row.Revenue));
    }

    private static IEnumerable<int[]> Permutations(int[] items)
    {
        if (items.Length <= 1)
        {
            yield return items;
            yield break;
        }

        foreach (var first in items)
        {
            foreach (var rest in Permutations([.. items.Where(item => item != first)])) yield return [first, .. rest];
        }
    }
}

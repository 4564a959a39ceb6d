using System.Text.Json;

namespace TypedDynamics.Emulator;

public sealed class DeleteTests : IAsyncLifetime
{
    private const string Account = "a0000000-0000-0000-0000-000000000001";
    private const string Contact = "c0000000-0000-0000-0000-000000000001";
    private const string Task1 = "70000000-0000-0000-0000-000000000001";

    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(seed: $$"""
        {"accounts":[{"accountid":"{{Account}}","name":"Fabrikam","accountnumber":"one"}],
         "contacts":[{"contactid":"{{Contact}}","lastname":"Smith","parentcustomerid_account@odata.bind":"/accounts({{Account}})"}],
         "tasks":[{"activityid":"{{Task1}}","subject":"Call","regardingobjectid_account_task@odata.bind":"/accounts({{Account}})"}]}
        """);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_deleted_row_is_gone_and_those_that_referred_to_it_stay()
    {
        Assert.Equal((204, ""), await DeleteAsync($"accounts({Account})"));

        Assert.Equal((404, "0x80040217"), await DeleteAsync($"accounts({Account})"));
        Assert.Equal(JsonValueKind.Null, (await _org.GetAsync($"contacts({Contact})")).Json.GetProperty("_parentcustomerid_value").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await _org.GetAsync($"tasks({Task1})")).Json.GetProperty("_regardingobjectid_value").ValueKind);
    }

    [Fact]
    public async Task An_activity_goes_from_all_its_tables()
    {
        Assert.Equal(204, (await DeleteAsync($"tasks({Task1})")).Status);

        Assert.Empty((await _org.GetAsync("activitypointers")).Rows);
        Assert.Equal(404, (await _org.GetAsync($"activitypointers({Task1})")).Status);
    }

    [Fact]
    public async Task A_row_is_deleted_by_alternate_key()
    {
        Assert.Equal(204, (await DeleteAsync("accounts(accountnumber='one')")).Status);
        Assert.Equal((404, "0x80060891"), await DeleteAsync("accounts(accountnumber='one')"));
    }

    [Theory]
    [InlineData("Cascade", 204, null)]
    [InlineData("RemoveLink", 204, "Smith")]
    [InlineData("NoCascade", 204, "Smith")]
    [InlineData("Restrict", 405, "Smith")]
    public async Task A_relationship_says_what_becomes_of_the_rows_at_its_other_end(string behavior, int status, string? left)
    {
        var folder = Directory.CreateTempSubdirectory("emulator").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "definitions"));
            File.Copy(Path.Combine(Org.Sales, "metadata.xml"), Path.Combine(folder, "metadata.xml"));
            await File.WriteAllTextAsync(
                Path.Combine(folder, "definitions", "contact.json"),
                $$"""{"LogicalName":"contact","ManyToOneRelationships":[{"ReferencingAttribute":"parentcustomerid","ReferencedEntity":"account","CascadeConfiguration":{"Delete":"{{behavior}}"} }]}""");
            await using var org = await Org.StartAsync(cache: folder, seed: $$"""
                {"accounts":[{"accountid":"{{Account}}","name":"Fabrikam"}],
                 "contacts":[{"contactid":"{{Contact}}","lastname":"Smith","parentcustomerid_account@odata.bind":"/accounts({{Account}})"}]}
                """);

            Assert.Equal(status, (await org.SendAsync(HttpMethod.Delete, $"accounts({Account})", null)).Status);
            Assert.Equal(left is null ? [] : [left], (await org.GetAsync("contacts")).Texts("lastname"));
            Assert.Equal(status == 204 ? 404 : 200, (await org.GetAsync($"accounts({Account})")).Status);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<(int Status, string Code)> DeleteAsync(string path)
    {
        var reply = await _org.SendAsync(HttpMethod.Delete, path, null);
        return (reply.Status, reply.Body.Length == 0 ? "" : reply.Code);
    }
}

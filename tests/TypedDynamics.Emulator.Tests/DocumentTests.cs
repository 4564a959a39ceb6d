namespace TypedDynamics.Emulator;

public sealed class DocumentTests(SampledOrg sampled) : IClassFixture<SampledOrg>
{
    [Fact]
    public async Task The_service_document_lists_every_set()
    {
        var reply = await sampled.Org.GetAsync("");

        Assert.Equal(200, reply.Status);
        Assert.StartsWith("""{"@odata.context":"http://localhost/api/data/v9.2/$metadata","value":[{"name":"accounts","kind":"EntitySet","url":"accounts"},""", reply.Body, StringComparison.Ordinal);
        Assert.Contains("EntityDefinitions", reply.Texts("name"));
        Assert.Equal(16, reply.Rows.Count);
    }

    [Fact]
    public async Task The_service_document_needs_no_slash()
    {
        Assert.Equal((await sampled.Org.GetAsync("")).Body, (await sampled.Org.GetAsync("/api/data/v9.2")).Body);
    }

    [Fact]
    public async Task Metadata_is_the_document_of_the_cache()
    {
        var reply = await sampled.Org.GetAsync("$metadata");

        Assert.Equal("application/xml", reply.Headers["Content-Type"]);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Org.Sales, "metadata.xml")), reply.Body);
    }

    [Theory]
    [InlineData("WhoAmI")]
    [InlineData("WhoAmI()")]
    public async Task WhoAmI_names_the_caller_even_where_the_cache_does_not_declare_it(string path)
    {
        var reply = await sampled.Org.GetAsync(path);

        Assert.Equal(
            """{"@odata.context":"http://localhost/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse","BusinessUnitId":"1b7c9d20-58e4-4a6f-8d32-7e4f6a8b9c02","UserId":"6d1f3a52-0c4b-4f5e-9a71-2b8c5d7e9f01","OrganizationId":"3c8d0e31-69f5-4b70-9e43-8f507b9cad03"}""",
            reply.Body);
    }

    [Fact]
    public async Task The_caller_has_a_row()
    {
        var me = (await sampled.Org.GetAsync("WhoAmI")).Json.GetProperty("UserId").GetString();
        var row = await sampled.Org.GetAsync($"systemusers({me})?$select=fullname&$expand=businessunitid($select=name)");

        Assert.Equal("Alex Rivera", row.Json.GetProperty("fullname").GetString());
        Assert.Equal("Contoso", row.Json.GetProperty("businessunitid").GetProperty("name").GetString());
    }

    [Fact]
    public async Task RetrieveVersion_answers_a_9_2()
    {
        var reply = await sampled.Org.GetAsync("RetrieveVersion()");

        Assert.Equal("""{"@odata.context":"http://localhost/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrieveVersionResponse","Version":"9.2.23092.206"}""", reply.Body);
    }

    [Theory]
    [InlineData("/api/data/v9.0/")]
    [InlineData("/api/data/v9.1/")]
    [InlineData("/API/Data/v9.2/")]
    public async Task Addresses_in_answers_follow_the_address_that_was_asked(string root)
    {
        var reply = await sampled.Org.GetAsync(root + "WhoAmI");

        Assert.Contains($"\"http://localhost{root}$metadata#", reply.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/data/v7.0/accounts")]
    [InlineData("/api/data/v9.22/accounts")]
    public async Task Other_addresses_are_not_found(string path) => Assert.Equal(404, (await sampled.Org.GetAsync(path)).Status);
}

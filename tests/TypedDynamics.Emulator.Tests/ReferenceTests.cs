namespace TypedDynamics.Emulator;

public sealed class ReferenceTests : IAsyncLifetime
{
    private const string Account = "a0000000-0000-0000-0000-000000000001";
    private const string Contact = "c0000000-0000-0000-0000-000000000001";
    private const string Project = "d0000000-0000-0000-0000-000000000001";
    private const string Opportunity = "e0000000-0000-0000-0000-000000000001";
    private const string Root = "http://localhost/api/data/v9.2/";

    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(seed: $$"""
        {"accounts":[{"accountid":"{{Account}}","name":"Fabrikam"}],
         "contacts":[{"contactid":"{{Contact}}","lastname":"Smith"}],
         "new_projects":[{"new_projectid":"{{Project}}","new_name":"Bridge"}],
         "opportunities":[{"opportunityid":"{{Opportunity}}","name":"Deal","customerid_contact@odata.bind":"/contacts({{Contact}})"}]}
        """);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [InlineData("http://localhost/api/data/v9.0/accounts({0})")]
    [InlineData("/api/data/v8.2/accounts({0})")]
    [InlineData("https://contoso.example/Contoso/api/data/v8.1/accounts({0})")]
    [InlineData("/accounts({0})")]
    [InlineData("accounts({0})")]
    public async Task A_row_is_the_same_by_every_version(string address)
    {
        var reply = await _org.PostAsync("contacts", $$"""{"lastname":"x","parentcustomerid_account@odata.bind":"{{address.Replace("{0}", Account, StringComparison.Ordinal)}}"}""");
        Assert.True(reply.Status == 204, reply.Body);
    }

    [Fact]
    public async Task A_row_joins_and_leaves_a_collection()
    {
        Assert.Equal(204, (await PostAsync($"accounts({Account})/contact_customer_accounts/$ref", $"{Root}contacts({Contact})")).Status);
        Assert.Equal([$"{Root}contacts({Contact})"], (await _org.GetAsync($"accounts({Account})/contact_customer_accounts/$ref")).Texts("@odata.id"));

        Assert.Equal(204, (await DeleteAsync($"accounts({Account})/contact_customer_accounts({Contact})/$ref")).Status);
        Assert.Empty((await _org.GetAsync($"accounts({Account})/contact_customer_accounts/$ref")).Rows);
    }

    [Fact]
    public async Task A_pair_is_made_once_and_taken_apart()
    {
        var made = await PostAsync($"contacts({Contact})/new_project_contact/$ref", $"{Root}new_projects({Project})");
        var again = await PostAsync($"new_projects({Project})/new_project_contact/$ref", $"{Root}contacts({Contact})");

        Assert.Equal((204, 412), (made.Status, again.Status));
        Assert.Equal(["Smith"], (await _org.GetAsync($"new_projects({Project})/new_project_contact?$select=lastname")).Texts("lastname"));

        Assert.Equal(204, (await DeleteAsync($"new_projects({Project})/new_project_contact/$ref?$id={Root}contacts({Contact})")).Status);
        Assert.Empty((await _org.GetAsync($"contacts({Contact})/new_project_contact")).Rows);
    }

    [Fact]
    public async Task A_polymorphic_lookup_points_to_one_row_of_one_table()
    {
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Put, $"opportunities({Opportunity})/customerid_account/$ref", Body($"{Root}accounts({Account})"))).Status);
        Assert.Equal(Account, (await _org.GetAsync($"opportunities({Opportunity})")).Json.GetProperty("_customerid_value").GetString());
        Assert.Equal(204, (await _org.GetAsync($"opportunities({Opportunity})/customerid_contact")).Status);
        Assert.Equal($"{Root}accounts({Account})", (await _org.GetAsync($"opportunities({Opportunity})/customerid_account/$ref")).Json.GetProperty("@odata.id").GetString());

        Assert.Equal(204, (await DeleteAsync($"opportunities({Opportunity})/customerid_account/$ref")).Status);
        Assert.Equal(204, (await _org.GetAsync($"opportunities({Opportunity})/customerid_account/$ref")).Status);
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("""{"@odata.id":"http://localhost/api/data/v9.2/accounts(a0000000-0000-0000-0000-000000000001)"}""", 400)]
    [InlineData("""{"@odata.id":"http://localhost/api/data/v9.2/contacts(c0000000-0000-0000-0000-00000000000f)"}""", 404)]
    public async Task A_reference_must_lead_to_a_row_of_the_right_table(string body, int status) =>
        Assert.Equal(status, (await _org.SendAsync(HttpMethod.Post, $"accounts({Account})/contact_customer_accounts/$ref", body)).Status);

    [Fact]
    public async Task A_row_is_created_inside_a_collection()
    {
        var reply = await _org.SendAsync(HttpMethod.Post, $"accounts({Account})/contact_customer_accounts", """{"lastname":"Jones"}""");

        Assert.Equal(204, reply.Status);
        Assert.Equal(["Jones"], (await _org.GetAsync($"accounts({Account})/contact_customer_accounts?$select=lastname")).Texts("lastname"));
    }

    private static string Body(string address) => $$"""{"@odata.id":"{{address}}"}""";

    private Task<Reply> PostAsync(string path, string address) => _org.SendAsync(HttpMethod.Post, path, Body(address));

    private Task<Reply> DeleteAsync(string path) => _org.SendAsync(HttpMethod.Delete, path, null);
}

namespace TypedDynamics.Emulator;

public sealed class ActivityPartyTests : IAsyncLifetime
{
    private const string Me = "6d1f3a52-0c4b-4f5e-9a71-2b8c5d7e9f01";
    private const string Ann = "c0000000-0000-0000-0000-000000000001";
    private const string Bob = "c0000000-0000-0000-0000-000000000002";
    private const string Email = "e0000000-0000-0000-0000-000000000001";
    private const string Parties = $"emails({Email})/email_activity_parties";

    private Org _org = null!;

    public async ValueTask InitializeAsync()
    {
        _org = await Org.StartAsync(seed: $$"""{"contacts":[{"contactid":"{{Ann}}","lastname":"Ann"},{"contactid":"{{Bob}}","lastname":"Bob"}]}""");
        var created = await _org.PostAsync("emails", $$"""
            {"activityid":"{{Email}}","subject":"x","email_activity_parties":[
              {"partyid_systemuser@odata.bind":"/systemusers({{Me}})","participationtypemask":1},
              {"partyid_contact@odata.bind":"/contacts({{Ann}})","participationtypemask":2}]}
            """);
        Assert.True(created.Status == 204, created.Body);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task An_activity_is_created_with_its_parties()
    {
        Assert.Equal([(1, Me, "systemuser"), (2, Ann, "contact")], await PartiesAsync());
        var expanded = (await _org.GetAsync($"emails({Email})?$select=subject&$expand=email_activity_parties($select=participationtypemask;$expand=partyid_contact($select=lastname);$filter=participationtypemask eq 2)")).Json;
        Assert.Equal("Ann", Assert.Single(expanded.GetProperty("email_activity_parties").EnumerateArray()).GetProperty("partyid_contact").GetProperty("lastname").GetString());
    }

    [Fact]
    public async Task Parties_take_the_place_of_all_that_were_there()
    {
        var version = (await _org.GetAsync($"emails({Email})")).Json.GetProperty("@odata.etag").GetString();
        var reply = await _org.SendAsync(HttpMethod.Put, Parties, $$"""{"value":[{"partyid_contact@odata.bind":"contacts({{Bob}})","participationtypemask":3},{"partyid_contact@odata.bind":"contacts({{Ann}})","participationtypemask":4}]}""");

        Assert.Equal((204, ""), (reply.Status, reply.Body));
        Assert.Equal([(3, Bob, "contact"), (4, Ann, "contact")], await PartiesAsync());
        Assert.NotEqual(version, (await _org.GetAsync($"emails({Email})")).Json.GetProperty("@odata.etag").GetString());
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Put, Parties, """{"value":[]}""")).Status);
        Assert.Empty(await PartiesAsync());
    }

    [Theory]
    [InlineData(Parties, $$"""{"value":[{"partyid_contact@odata.bind":"contacts({{Bob}})","participationtypemask":3},{"partyid_contact@odata.bind":"contacts(c0000000-0000-0000-0000-00000000dead)"}]}""", 404)]
    [InlineData(Parties, """[{"participationtypemask":3}]""", 400)]
    [InlineData("emails(e0000000-0000-0000-0000-00000000dead)/email_activity_parties", """{"value":[]}""", 404)]
    [InlineData("accounts(a0000000-0000-0000-0000-000000000001)/Account_Tasks", """{"value":[]}""", 405)]
    public async Task What_cannot_be_put_leaves_the_parties_as_they_are(string address, string body, int status)
    {
        await _org.PostAsync("accounts", """{"accountid":"a0000000-0000-0000-0000-000000000001"}""");

        Assert.Equal(status, (await _org.SendAsync(HttpMethod.Put, address, body)).Status);
        Assert.Equal(2, (await PartiesAsync()).Count);
    }

    [Fact]
    public async Task Parties_go_with_their_activity_and_not_with_those_who_take_part()
    {
        await _org.SendAsync(HttpMethod.Delete, $"contacts({Ann})", null);
        Assert.Equal(2, (await _org.GetAsync("activityparties")).Rows.Count);

        await _org.SendAsync(HttpMethod.Delete, $"emails({Email})", null);
        Assert.Empty((await _org.GetAsync("activityparties")).Rows);
    }

    private async Task<List<(int Role, string? Party, string? Table)>> PartiesAsync() =>
    [
        .. (await _org.GetAsync($"{Parties}?$orderby=participationtypemask", "odata.include-annotations=\"*\"")).Rows.Select(static party => (
            party.GetProperty("participationtypemask").GetInt32(),
            party.GetProperty("_partyid_value").GetString(),
            party.GetProperty("_partyid_value@Microsoft.Dynamics.CRM.lookuplogicalname").GetString())),
    ];
}

using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace TypedDynamics.Emulator;

public sealed class UpdateTests : IAsyncLifetime
{
    private const string Account = "a0000000-0000-0000-0000-000000000001";
    private const string Other = "a0000000-0000-0000-0000-000000000002";
    private const string Contact = "c0000000-0000-0000-0000-000000000001";
    private const string Root = "http://localhost/api/data/v9.2/";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.Zero));
    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(clock: _clock, seed: $$"""
        {"contacts":[{"contactid":"{{Contact}}","firstname":"Ann","lastname":"Smith","emailaddress1":"ann@mail.example"}],
         "accounts":[{"accountid":"{{Account}}","name":"Fabrikam","accountnumber":"one","revenue":100,"primarycontactid@odata.bind":"/contacts({{Contact}})"}]}
        """);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task An_update_changes_what_was_sent_and_stamps_the_row()
    {
        var before = await RowAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        var reply = await PatchAsync($"accounts({Account})", """{"name":"New","revenue":null}""");
        var after = await RowAsync();

        Assert.Equal((204, "", $"{Root}accounts({Account})"), (reply.Status, reply.Body, reply.Headers["OData-EntityId"]));
        Assert.Equal(("New", "one", "2025-03-04T05:07:07Z"), (Text(after, "name"), Text(after, "accountnumber"), Text(after, "modifiedon")));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (after.GetProperty("revenue").ValueKind, after.GetProperty("revenue_base").ValueKind));
        Assert.True(after.GetProperty("versionnumber").GetInt64() > before.GetProperty("versionnumber").GetInt64());
        Assert.Equal(Text(before, "createdon"), Text(after, "createdon"));
    }

    [Fact]
    public async Task A_representation_shows_the_row_as_it_is_now()
    {
        var reply = await PatchAsync($"accounts({Account})?$select=name,revenue", """{"revenue":5}""", ("Prefer", "return=representation"));

        Assert.Equal((200, "return=representation"), (reply.Status, reply.Headers["Preference-Applied"]));
        Assert.Equal(("Fabrikam", "5.0000"), (Text(reply.Json, "name"), reply.Json.GetProperty("revenue").GetRawText()));
        Assert.False(reply.Json.TryGetProperty("accountnumber", out _));
    }

    [Fact]
    public async Task An_update_of_a_row_that_is_not_there_makes_it()
    {
        var plain = await PatchAsync($"accounts({Other})", """{"name":"Made"}""");
        var shown = await PatchAsync("accounts(a0000000-0000-0000-0000-000000000003)?$select=name", """{"name":"Made too"}""", ("Prefer", "return=representation"));

        Assert.Equal((204, $"{Root}accounts({Other})"), (plain.Status, plain.Headers["OData-EntityId"]));
        Assert.Equal("Made", Text((await _org.GetAsync($"accounts({Other})")).Json, "name"));
        Assert.Equal((201, "Made too"), (shown.Status, Text(shown.Json, "name")));
    }

    [Fact]
    public async Task If_match_demands_a_row_and_if_none_match_demands_none()
    {
        var missing = await PatchAsync($"accounts({Other})", """{"name":"x"}""", ("If-Match", "*"));
        var there = await PatchAsync($"accounts({Account})", """{"name":"x"}""", ("If-None-Match", "*"));
        var made = await PatchAsync($"accounts({Other})", """{"name":"x"}""", ("If-None-Match", "*"));

        Assert.Equal((404, "0x80040217", $"account With Id = {Other} Does Not Exist"), (missing.Status, missing.Code, missing.Message));
        Assert.Equal((412, "0x80040237", "A record with matching key values already exists."), (there.Status, there.Code, there.Message));
        Assert.Equal(204, made.Status);
        Assert.Equal("Fabrikam", Text(await RowAsync(), "name"));
    }

    [Fact]
    public async Task A_change_of_an_outdated_version_is_refused()
    {
        var version = (await RowAsync()).GetProperty("@odata.etag").GetString()!;
        var first = await PatchAsync($"accounts({Account})", """{"name":"First"}""", ("If-Match", version));
        var second = await PatchAsync($"accounts({Account})", """{"name":"Second"}""", ("If-Match", version));
        var delete = await _org.SendAsync(HttpMethod.Delete, $"accounts({Account})", null, ("If-Match", version));

        Assert.Equal((204, 412, 412), (first.Status, second.Status, delete.Status));
        Assert.Equal(("0x80060882", "The version of the existing record doesn't match the RowVersion property provided."), (second.Code, second.Message));
        Assert.Equal("First", Text(await RowAsync(), "name"));
    }

    [Fact]
    public async Task An_alternate_key_addresses_the_row_and_gives_a_new_one_its_values()
    {
        var changed = await PatchAsync("accounts(accountnumber='one')", """{"name":"Changed"}""");
        var made = await PatchAsync("accounts(accountnumber='two')", """{"name":"Made"}""");
        var missing = await PatchAsync("accounts(accountnumber='three')", """{"name":"x"}""", ("If-Match", "*"));

        Assert.Equal((204, $"{Root}accounts(accountnumber='one')"), (changed.Status, changed.Headers["OData-EntityId"]));
        Assert.Equal("Changed", Text(await RowAsync(), "name"));
        Assert.Equal(204, made.Status);
        Assert.Equal("Made", Text((await _org.GetAsync("accounts(accountnumber='two')")).Json, "name"));
        Assert.Equal((404, "0x80060891"), (missing.Status, missing.Code));
    }

    [Fact]
    public async Task A_key_that_another_row_has_is_refused()
    {
        await _org.PostAsync("accounts", """{"accountnumber":"two"}""");
        var reply = await PatchAsync($"accounts({Account})", """{"accountnumber":"two"}""");

        Assert.Equal((412, "0x80060892"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Lookups_are_bound_and_cleared()
    {
        Assert.Equal(204, (await PatchAsync($"accounts({Account})", """{"primarycontactid":null}""")).Status);
        Assert.Equal(JsonValueKind.Null, (await RowAsync()).GetProperty("_primarycontactid_value").ValueKind);
        Assert.Equal(204, (await PatchAsync($"accounts({Account})", $$"""{"primarycontactid@odata.bind":"/contacts({{Contact}})"}""")).Status);
        Assert.Equal(Contact, Text(await RowAsync(), "_primarycontactid_value"));
        Assert.Equal(204, (await PatchAsync($"accounts({Account})", """{"primarycontactid@odata.bind":null}""")).Status);
        Assert.Equal(JsonValueKind.Null, (await RowAsync()).GetProperty("_primarycontactid_value").ValueKind);
    }

    [Fact]
    public async Task A_full_name_follows_its_parts()
    {
        await PatchAsync($"contacts({Contact})", """{"lastname":"Jones"}""");

        Assert.Equal("Ann Jones", Text((await _org.GetAsync($"contacts({Contact})")).Json, "fullname"));
    }

    [Fact]
    public async Task A_state_brings_its_status_and_what_only_the_service_writes_is_dropped()
    {
        await PatchAsync($"accounts({Account})", """{"statecode":1,"createdon":"1999-01-01T00:00:00Z","versionnumber":1}""");
        var row = await RowAsync();

        Assert.Equal((1, 2), (row.GetProperty("statecode").GetInt32(), row.GetProperty("statuscode").GetInt32()));
        Assert.NotEqual("1999-01-01T00:00:00Z", Text(row, "createdon"));
    }

    [Theory]
    [InlineData("""{"nme":"x"}""", 400, "0x80048d19")]
    [InlineData("""{"revenue":"many"}""", 400, "0x80048d19")]
    [InlineData("""{"Account_Tasks":[{"subject":"x"}]}""", 400, "0x80060888")]
    [InlineData("""{"primarycontactid@odata.bind":"/contacts(c0000000-0000-0000-0000-00000000000f)"}""", 404, "0x80040217")]
    [InlineData("[]", 400, "0x80048d19")]
    [InlineData("{", 400, "0x80048d19")]
    public async Task A_payload_that_does_not_fit_changes_nothing(string payload, int status, string code)
    {
        var before = (await RowAsync()).GetRawText();
        var reply = await PatchAsync($"accounts({Account})", payload);

        Assert.Equal((status, code), (reply.Status, reply.Code));
        Assert.Equal(before, (await RowAsync()).GetRawText());
    }

    [Fact]
    public async Task One_column_is_set_and_cleared()
    {
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Put, $"accounts({Account})/name", """{"value":"Set"}""")).Status);
        Assert.Equal("Set", Text(await RowAsync(), "name"));
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Delete, $"accounts({Account})/name", null)).Status);
        Assert.Equal(JsonValueKind.Null, (await RowAsync()).GetProperty("name").ValueKind);
        Assert.Equal(400, (await _org.SendAsync(HttpMethod.Put, $"accounts({Account})/name", "{}")).Status);
        Assert.Equal(404, (await _org.SendAsync(HttpMethod.Put, $"accounts({Other})/name", """{"value":"x"}""")).Status);
    }

    [Fact]
    public async Task A_set_as_a_whole_is_not_changed()
    {
        Assert.Equal(405, (await PatchAsync("accounts", "{}")).Status);
        Assert.Equal(405, (await _org.SendAsync(HttpMethod.Delete, "accounts", null)).Status);
    }

    private static string? Text(JsonElement row, string column) => row.GetProperty(column).GetString();

    private Task<Reply> PatchAsync(string path, string body, params (string Name, string? Value)[] headers) => _org.SendAsync(HttpMethod.Patch, path, body, headers);

    private async Task<JsonElement> RowAsync() => (await _org.GetAsync($"accounts({Account})")).Json;
}

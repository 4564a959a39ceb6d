namespace TypedDynamics.Emulator.Bulk;

public sealed class BulkTests : IAsyncLifetime
{
    private const string One = "a0000000-0000-0000-0000-000000000001";
    private const string Two = "a0000000-0000-0000-0000-000000000002";
    private const string Account = "\"@odata.type\":\"Microsoft.Dynamics.CRM.account\"";

    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Rows_are_created_and_their_ids_answered_in_order()
    {
        var reply = await RunAsync("Create", $$"""{{{Account}},"accountid":"{{Two}}","name":"B"}""", $$"""{{{Account}},"name":"A"}""", $$"""{"@odata.type":"#Microsoft.Dynamics.CRM.account","accountid":"{{One}}","name":"C"}""");

        Assert.Equal(200, reply.Status);
        Assert.Equal(Org.Root + "$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse", reply.Json.GetProperty("@odata.context").GetString());
        Assert.Equal(["@odata.context", "Ids"], reply.Json.EnumerateObject().Select(static member => member.Name));
        var ids = reply.Json.GetProperty("Ids").EnumerateArray().Select(static id => id.GetString()!).ToList();
        Assert.Equal((3, Two, One), (ids.Count, ids[0], ids[2]));
        Assert.Equal("A", (await _org.GetAsync($"accounts({ids[1]})?$select=name")).Json.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Rows_are_created_all_or_none()
    {
        var invalid = await RunAsync("Create", $$"""{{{Account}},"name":"A"}""", $$"""{{{Account}},"nme":"B"}""");
        var twice = await RunAsync("Create", $$"""{{{Account}},"accountid":"{{One}}"}""", $$"""{{{Account}},"accountid":"{{One}}"}""");

        Assert.Equal((400, "0x80048d19"), (invalid.Status, invalid.Code));
        Assert.Equal((412, "0x80040237"), (twice.Status, twice.Code));
        Assert.Equal("\uFEFF0", (await _org.GetAsync("accounts/$count")).Body);
    }

    [Fact]
    public async Task Rows_are_changed_by_id_or_by_alternate_key()
    {
        await SeedAsync();
        var reply = await RunAsync("Update", $$"""{{{Account}},"accountid":"{{One}}","name":"new one"}""", $$"""{{{Account}},"@odata.id":"accounts(accountnumber='2')","name":"new two"}""");

        Assert.Equal((204, ""), (reply.Status, reply.Body));
        Assert.Equal(["new one", "new two"], (await _org.GetAsync("accounts?$orderby=name")).Texts("name"));
    }

    [Theory]
    [InlineData("\"accountid\":\"a0000000-0000-0000-0000-00000000dead\"", 404, "0x80040217", "account With Id = a0000000-0000-0000-0000-00000000dead Does Not Exist")]
    [InlineData("\"@odata.id\":\"accounts(accountnumber='9')\"", 404, "0x80060891", "A record with the specified key values does not exist in account entity")]
    [InlineData("\"@odata.id\":\"contacts(c0000000-0000-0000-0000-000000000001)\"", 400, "0x80048d19", "is not a valid reference")]
    [InlineData("\"name\":\"nobody\"", 400, "0x80048d19", "'accountid' or '@odata.id' is expected")]
    public async Task An_update_of_a_row_that_is_not_there_changes_no_other(string row, int status, string code, string message)
    {
        await SeedAsync();
        var reply = await RunAsync("Update", $$"""{{{Account}},"accountid":"{{One}}","name":"new one"}""", $$"""{{{Account}},{{row}}}""");

        Assert.Equal((status, code), (reply.Status, reply.Code));
        Assert.Contains(message, reply.Message, StringComparison.Ordinal);
        Assert.Equal(["one", "two"], (await _org.GetAsync("accounts?$orderby=name")).Texts("name"));
    }

    [Fact]
    public async Task An_upsert_changes_what_is_there_and_creates_what_is_not()
    {
        await SeedAsync();
        const string three = "a0000000-0000-0000-0000-000000000003";
        var reply = await RunAsync(
            "Upsert",
            $$"""{{{Account}},"accountid":"{{One}}","name":"a"}""",
            $$"""{{{Account}},"@odata.id":"accounts(accountnumber='2')","name":"b"}""",
            $$"""{{{Account}},"accountid":"{{three}}","name":"c"}""",
            $$"""{{{Account}},"@odata.id":"accounts(accountnumber='4')","name":"d"}""");

        Assert.Equal((204, ""), (reply.Status, reply.Body));
        var rows = await _org.GetAsync("accounts?$select=name,accountnumber&$orderby=name");
        Assert.Equal(["a", "b", "c", "d"], rows.Texts("name"));
        Assert.Equal(["1", "2", null, "4"], rows.Texts("accountnumber"));
        Assert.Equal(three, rows.Rows[2].GetProperty("accountid").GetString());
    }

    [Fact]
    public async Task An_alternate_key_stands_in_the_address_or_in_the_row_not_in_both()
    {
        var reply = await RunAsync("Upsert", $$"""{{{Account}},"@odata.id":"accounts(accountnumber='4')","accountnumber":"4"}""");

        Assert.Equal((400, "0x80048d19"), (reply.Status, reply.Code));
        Assert.Equal("\uFEFF0", (await _org.GetAsync("accounts/$count")).Body);
    }

    [Theory]
    [InlineData("""{"Targets":[{"name":"x"}]}""", "has no '@odata.type'")]
    [InlineData("""{"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.contact"}]}""", "is of the type 'Microsoft.Dynamics.CRM.contact', not of 'Microsoft.Dynamics.CRM.account'")]
    [InlineData("""{"Targets":[]}""", "'Targets' is expected")]
    [InlineData("""{"Rows":[]}""", "'Targets' is expected")]
    public async Task A_message_of_another_shape_is_refused(string body, string message)
    {
        var reply = await _org.PostAsync("accounts/Microsoft.Dynamics.CRM.CreateMultiple", body);

        Assert.Equal((400, "0x80048d19"), (reply.Status, reply.Code));
        Assert.Contains(message, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_a_standard_table_are_not_deleted_so()
    {
        await SeedAsync();
        var reply = await RunAsync("Delete", $$"""{{{Account}},"accountid":"{{One}}"}""");

        Assert.Equal((501, "DeleteMultiple has not yet been implemented."), (reply.Status, reply.Message));
        Assert.Equal("\uFEFF2", (await _org.GetAsync("accounts/$count")).Body);
    }

    [Fact]
    public async Task A_set_that_is_not_there_has_no_messages_and_a_message_is_posted()
    {
        Assert.Equal(404, (await _org.PostAsync("nothing/Microsoft.Dynamics.CRM.CreateMultiple", "{}")).Status);
        Assert.Equal(405, (await _org.GetAsync("accounts/Microsoft.Dynamics.CRM.CreateMultiple")).Status);
    }

    [Fact]
    public async Task An_organization_on_premises_has_no_bulk_messages()
    {
        await using var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = Org.Sales, Port = null, BulkMessages = false });
        using var client = new HttpClient(emulator.CreateHandler()) { BaseAddress = new Uri(Org.Root) };
        client.DefaultRequestHeaders.Add("Authorization", "Bearer any");
        using var response = await client.PostAsync("accounts/Microsoft.Dynamics.CRM.CreateMultiple", new StringContent($$"""{"Targets":[{{{Account}}}]}"""), TestContext.Current.CancellationToken);

        Assert.Equal(404, (int)response.StatusCode);
        Assert.Equal("""{"error":{"code":"0x8006088a","message":"Resource not found for the segment 'Microsoft.Dynamics.CRM.CreateMultiple'."}}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_change_set_takes_a_message_back_with_all_else()
    {
        const string part = "--s\r\nContent-Type: application/http\r\nContent-ID: {0}\r\n\r\nPOST /api/data/v9.2/{1} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{2}\r\n";
        var body = "--b\r\nContent-Type: multipart/mixed; boundary=s\r\n\r\n"
            + string.Format(System.Globalization.CultureInfo.InvariantCulture, part, 1, "accounts/Microsoft.Dynamics.CRM.CreateMultiple", $$"""{"Targets":[{{{Account}}}]}""")
            + string.Format(System.Globalization.CultureInfo.InvariantCulture, part, 2, "contacts", """{"nme":1}""")
            + "--s--\r\n--b--\r\n";
        var reply = await _org.SendAsync(HttpMethod.Post, "$batch", body, ("Content-Type", "multipart/mixed; boundary=b"));

        Assert.Equal(400, reply.Status);
        Assert.Equal("\uFEFF0", (await _org.GetAsync("accounts/$count")).Body);
    }

    private Task SeedAsync() => _org.Emulator.SeedAsync($$"""{"accounts":[{"accountid":"{{One}}","accountnumber":"1","name":"one"},{"accountid":"{{Two}}","accountnumber":"2","name":"two"}]}""");

    private Task<Reply> RunAsync(string message, params IEnumerable<string> rows) =>
        _org.PostAsync($"accounts/Microsoft.Dynamics.CRM.{message}Multiple", $$"""{"Targets":[{{string.Join(',', rows)}}]}""");
}

using System.Text.Json;

namespace TypedDynamics.Emulator;

public sealed class ImpersonationTests : IAsyncLifetime
{
    private const string Me = "6d1f3a52-0c4b-4f5e-9a71-2b8c5d7e9f01";
    private const string Other = "d0000000-0000-0000-0000-000000000001";
    private const string InDirectory = "e0000000-0000-0000-0000-000000000001";
    private const string Unit = "b0000000-0000-0000-0000-000000000001";

    private Org _org = null!;

    public static TheoryData<string, string> Names => new() { { "MSCRMCallerID", Other }, { "CallerObjectId", InDirectory }, { "callerobjectid", InDirectory.ToUpperInvariant() } };

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(seed: $$"""
        {"businessunits":[{"businessunitid":"{{Unit}}","name":"Elsewhere"}],
         "systemusers":[{"systemuserid":"{{Other}}","azureactivedirectoryobjectid":"{{InDirectory}}","businessunitid@odata.bind":"businessunits({{Unit}})"}]}
        """);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_row_is_made_by_the_one_and_on_behalf_of_the_other(string header, string user)
    {
        var row = (await _org.SendAsync(HttpMethod.Post, "accounts", """{"name":"x"}""", (header, user), ("Prefer", "return=representation"))).Json;

        Assert.Equal([Other, Other, Other, Other, Me, Me, Unit], Ids(row, "createdby", "modifiedby", "ownerid", "owninguser", "createdonbehalfby", "modifiedonbehalfby", "owningbusinessunit"));
    }

    [Fact]
    public async Task A_change_in_another_s_name_says_so_until_the_next_one()
    {
        var address = (await _org.PostAsync("accounts", """{"name":"x"}""")).Headers["OData-EntityId"];
        Assert.Equal([Me, Me, Me, null], Ids((await _org.GetAsync(address)).Json, "createdby", "modifiedby", "ownerid", "modifiedonbehalfby"));

        await _org.SendAsync(HttpMethod.Patch, address, """{"name":"y"}""", ("MSCRMCallerID", Other));
        Assert.Equal([Me, Other, Me, null, Me], Ids((await _org.GetAsync(address)).Json, "createdby", "modifiedby", "ownerid", "createdonbehalfby", "modifiedonbehalfby"));

        await _org.SendAsync(HttpMethod.Patch, address, """{"name":"z"}""");
        Assert.Equal([Me, null], Ids((await _org.GetAsync(address)).Json, "modifiedby", "modifiedonbehalfby"));
    }

    [Fact]
    public async Task To_call_in_one_s_own_name_is_no_impersonation()
    {
        var row = (await _org.SendAsync(HttpMethod.Post, "accounts", "{}", ("MSCRMCallerID", Me), ("Prefer", "return=representation"))).Json;

        Assert.Equal([Me, null], Ids(row, "createdby", "createdonbehalfby"));
    }

    [Fact]
    public async Task Questions_about_me_are_about_the_other()
    {
        await _org.PostAsync("accounts", """{"name":"mine"}""");
        await _org.SendAsync(HttpMethod.Post, "accounts", """{"name":"theirs"}""", ("MSCRMCallerID", Other));
        const string filter = "accounts?$filter=Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')";
        const string fetch = "accounts?fetchXml=<fetch><entity name='account'><attribute name='name'/><filter><condition attribute='ownerid' operator='eq-userid'/></filter></entity></fetch>";

        Assert.Equal(["mine"], (await _org.GetAsync(filter)).Texts("name"));
        Assert.Equal(["theirs"], (await _org.SendAsync(HttpMethod.Get, filter, null, ("MSCRMCallerID", Other))).Texts("name"));
        Assert.Equal(["theirs"], (await _org.SendAsync(HttpMethod.Get, fetch, null, ("MSCRMCallerID", Other))).Texts("name"));
        var who = (await _org.SendAsync(HttpMethod.Get, "WhoAmI", null, ("MSCRMCallerID", Other))).Json;
        Assert.Equal((Other, Unit), (who.GetProperty("UserId").GetString(), who.GetProperty("BusinessUnitId").GetString()));
    }

    [Fact]
    public async Task A_request_inside_a_batch_has_a_name_of_its_own()
    {
        var body = $"--b\r\nContent-Type: application/http\r\n\r\nPOST accounts HTTP/1.1\r\nContent-Type: application/json\r\nMSCRMCallerID: {Other}\r\n\r\n{{}}\r\n--b--\r\n";
        await _org.SendAsync(HttpMethod.Post, "$batch", body, ("Content-Type", "multipart/mixed; boundary=b"));

        Assert.Equal([Other, Me], Ids(Assert.Single((await _org.GetAsync("accounts")).Rows), "createdby", "createdonbehalfby"));
    }

    [Theory]
    [InlineData("MSCRMCallerID", "d0000000-0000-0000-0000-00000000dead", 404, "0x80040217", "systemuser With Id = d0000000-0000-0000-0000-00000000dead Does Not Exist")]
    [InlineData("CallerObjectId", "d0000000-0000-0000-0000-00000000dead", 403, "0x80072560", "The user is not a member of the organization.")]
    [InlineData("MSCRMCallerID", "nobody", 400, "0x80060888", "The value 'nobody' of the header MSCRMCallerID is not an id.")]
    public async Task A_user_who_is_not_there_can_do_nothing(string header, string user, int status, string code, string message)
    {
        var reply = await _org.SendAsync(HttpMethod.Post, "accounts", "{}", (header, user));

        Assert.Equal((status, code, message), (reply.Status, reply.Code, reply.Message));
        Assert.Equal("\uFEFF0", (await _org.GetAsync("accounts/$count")).Body);
    }

    [Theory]
    [InlineData("MSCRM.SuppressDuplicateDetection", "false")]
    [InlineData("MSCRM.BypassCustomPluginExecution", "true")]
    [InlineData("MSCRM.BypassBusinessLogicExecution", "CustomSync,CustomAsync")]
    [InlineData("MSCRM.BypassBusinessLogicExecutionStepIds", "d0000000-0000-0000-0000-000000000001")]
    [InlineData("MSCRM.SuppressCallbackRegistrationExpanderJob", "true")]
    [InlineData("MSCRM.SolutionUniqueName", "contoso")]
    [InlineData("x-ms-correlation-request-id", "d0000000-0000-0000-0000-000000000001")]
    public async Task Headers_about_what_the_emulator_has_not_are_taken(string header, string value)
    {
        var created = await _org.SendAsync(HttpMethod.Post, "accounts?tag=import", """{"name":"x"}""", (header, value));
        Assert.Equal(204, created.Status);
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Patch, created.Headers["OData-EntityId"] + "?tag=import", """{"name":"y"}""", (header, value))).Status);
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Delete, created.Headers["OData-EntityId"] + "?tag=import", null, (header, value))).Status);
        Assert.Equal(200, (await _org.PostAsync("accounts/Microsoft.Dynamics.CRM.CreateMultiple?tag=import", """{"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.account"}]}""")).Status);
    }

    private static IEnumerable<string?> Ids(JsonElement row, params IEnumerable<string> columns) => columns.Select(column => row.GetProperty($"_{column}_value").GetString());
}

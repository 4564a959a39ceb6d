namespace TypedDynamics.Emulator;

public sealed class ErrorTests(SampledOrg sampled) : IClassFixture<SampledOrg>
{
    private const string Missing = "a0000000-0000-0000-0000-00000000dead";

    [Theory]
    [InlineData("accountz", 404, "0x8006088a", "Resource not found for the segment 'accountz'.")]
    [InlineData("accounts(" + Missing + ")", 404, "0x80040217", "account With Id = " + Missing + " Does Not Exist")]
    [InlineData("accounts(" + Missing + ")/name", 404, "0x80040217", "account With Id = " + Missing + " Does Not Exist")]
    [InlineData("accounts(" + Missing + ")/primarycontactid", 404, "0x80040217", "account With Id = " + Missing + " Does Not Exist")]
    [InlineData("accounts(" + Missing + ")/contact_customer_accounts", 404, "0x80040217", "account With Id = " + Missing + " Does Not Exist")]
    [InlineData("accounts(accountnumber='none')", 404, "0x80060891", "A record with the specified key values does not exist in account entity")]
    [InlineData("accounts(accountnumber='AC-00001')/contact_customer_accounts(" + Missing + ")", 404, "0x80040217", "contact With Id = " + Missing + " Does Not Exist")]
    [InlineData("accounts?$filter=Microsoft.Dynamics.CRM.In(PropertyName='nme',PropertyValues=['1'])", 400, "0x80060888", "Could not find a property named 'nme' on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("accounts?$filter=Microsoft.Dynamics.CRM.In(PropertyName='revenue',PropertyValues=['x'])", 400, "0x80041108", "The value 'x' is no value of 'revenue'.")]
    [InlineData("accounts(" + Missing + ")/nothing", 404, "0x8006088a", "Resource not found for the segment 'nothing'.")]
    [InlineData("accounts(foo='x')", 400, "0x80060888", "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.account'. Ensure that the names and number of key properties match the declared keys for the resource 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("accounts(accountnumber='a',name='b')", 400, "0x80060888", "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.account'. Ensure that the names and number of key properties match the declared keys for the resource 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("contacts(accountnumber='a')", 400, "0x80060888", "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.contact'. Ensure that the names and number of key properties match the declared keys for the resource 'Microsoft.Dynamics.CRM.contact'.")]
    [InlineData("accounts?$select=nme", 400, "0x80060888", "Could not find a property named 'nme' on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("accounts?$select=primarycontactid", 400, "0x80060888", "Could not find a property named 'primarycontactid' on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("accounts?$select=Name", 400, "0x80060888", "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("accounts?$filter=nme eq 'x'", 400, "0x80060888", "Could not find a property named 'nme' on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("accounts?$orderby=nme", 400, "0x80060888", "Could not find a property named 'nme' on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("accounts?$expand=nme", 400, "0x80060888", "Could not find a property named 'nme' on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("accounts?$filter=name eq 'x", 400, "0x80060888", "There is an unterminated string literal at position 10 in 'name eq 'x'.")]
    [InlineData("accounts?$filter=name eq 5", 400, "0x80060888", "A binary operator with incompatible types was detected. Found operand types 'Edm.String' and 'Edm.Int32' for operator kind 'Equal'.")]
    [InlineData("accounts?$filter=length(name) eq 5", 400, "0x80060888", "The query node SingleValueFunctionCall is not supported")]
    [InlineData("accounts?$filter=revenue add 1 eq 5", 400, "0x80060888", "The query node BinaryOperator is not supported")]
    [InlineData("accounts?$filter=name in ('x')", 400, "0x80060888", "The query node In is not supported")]
    [InlineData("accounts?$filter=primarycontactid/contact_customer_contacts/any(c:c/lastname eq 'x')", 400, "0x80060888", "")]
    [InlineData("accounts?$skip=5", 400, "0x80060888", "$skip")]
    [InlineData("accounts?$search=x", 400, "0x80060888", "$search")]
    [InlineData("accounts?$format=json", 400, "0x80060888", "$format")]
    [InlineData("accounts?$fliter=name eq 'zzz'", 400, "0x80060888", "$fliter")]
    [InlineData("accounts?$foo=1", 400, "0x80060888", "$foo")]
    [InlineData("accounts?$Select=name", 400, "0x80060888", "$Select")]
    [InlineData("accounts?%24foo=1", 400, "0x80060888", "$foo")]
    [InlineData("accounts/$count?$foo=1", 400, "0x80060888", "$foo")]
    [InlineData("EntityDefinitions?$foo=1", 400, "0x80060888", "$foo")]
    [InlineData("EntityDefinitions?$top=1", 400, "0x80060888", "$top")]
    [InlineData("EntityDefinitions?$select=LogicalName&$select=SchemaName", 400, "0x80060888", "Query option '$select' was specified more than once, but it must be specified at most once.")]
    [InlineData("accounts?$top=1&$top=2", 400, "0x80060888", "Query option '$top' was specified more than once, but it must be specified at most once.")]
    [InlineData("accounts?$expand=Account_Tasks($skip=1)", 400, "0x80060888", "")]
    [InlineData("accounts?$expand=Account_Tasks/$ref", 400, "0x80060888", "Expand with $ref is only supported on lookup type navigation property.")]
    [InlineData("accounts?$expand=contact_customer_accounts($top=1;$expand=createdby)", 400, "0x80060888", "Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.")]
    [InlineData("accounts?$top=x", 400, "0x80060888", "")]
    [InlineData("accounts?$filter=not Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7)", 400, "0x80060888", "Not operator along with the Custom Named Condition operators is not allowed")]
    public async Task A_bad_request_gets_the_service_s_status_code_and_text(string path, int status, string code, string text)
    {
        var reply = await sampled.Org.GetAsync(path);

        Assert.Equal((status, code), (reply.Status, reply.Code));
        Assert.StartsWith(text.Length > 0 && text[0] == '$' ? "The query parameter '" + text : text, reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accounts?$top=1&foo=1")]
    [InlineData("accounts?$top=1&foo=1&foo=2")]
    [InlineData("EntityDefinitions(LogicalName='account')?$select=LogicalName&foo=1")]
    public async Task Options_of_the_client_s_own_pass(string path) => Assert.Equal(200, (await sampled.Org.GetAsync(path)).Status);

    [Fact]
    public async Task An_error_is_an_object_with_code_and_message_and_details_on_request()
    {
        Assert.Equal("""{"error":{"code":"0x8006088a","message":"Resource not found for the segment 'x'."}}""", (await sampled.Org.GetAsync("x")).Body);
        var detailed = (await sampled.Org.GetAsync("x", "odata.include-annotations=\"*\"")).Json.GetProperty("error");
        Assert.Equal("Resource not found for the segment 'x'.", detailed.GetProperty("@Microsoft.PowerApps.CDS.InnerError.Message").GetString());
        Assert.True(detailed.TryGetProperty("@Microsoft.PowerApps.CDS.HelpLink", out _));
    }

    [Theory]
    [InlineData("GET", "accounts?sql=SELECT")]
    [InlineData("GET", "RetrieveTotal()")]
    [InlineData("POST", "Merge")]
    [InlineData("POST", "accounts({0})/Microsoft.Dynamics.CRM.AddToQueue")]
    [InlineData("GET", "activitypointers/Microsoft.Dynamics.CRM.task")]
    public async Task What_is_not_there_yet_says_so(string method, string path)
    {
        var id = (await sampled.Org.GetAsync("accounts?$top=1&$select=name")).Rows[0].GetProperty("accountid").GetString();
        var reply = await sampled.Org.SendAsync(new HttpMethod(method), string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id), method == "GET" ? null : "{}");

        Assert.Equal((501, "0x8006088a"), (reply.Status, reply.Code));
        Assert.StartsWith("The emulator does not implement ", reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE", "accounts")]
    [InlineData("PATCH", "accounts")]
    [InlineData("POST", "WhoAmI")]
    [InlineData("GET", "$batch")]
    [InlineData("POST", "$metadata")]
    public async Task A_wrong_verb_is_refused(string method, string path) =>
        Assert.Equal(405, (await sampled.Org.SendAsync(new HttpMethod(method), path, method == "GET" ? null : "{}")).Status);

    [Fact]
    public async Task More_than_fifteen_expansions_are_refused()
    {
        const string four = "primarycontactid,parentaccountid,ownerid,createdby";
        var deep = $"parentaccountid($expand={four}),primarycontactid($expand=createdby,parentcustomerid_account($expand={four})),createdby,ownerid";

        Assert.Equal(200, (await sampled.Org.GetAsync($"accounts?$top=1&$expand={deep}")).Status);
        Assert.Equal(400, (await sampled.Org.GetAsync($"accounts?$top=1&$expand={deep},transactioncurrencyid,Account_Tasks")).Status);
    }
}

namespace TypedDynamics.Emulator;

/// <summary>What roles let users do.</summary>
public sealed class AccessTests
{
    private static readonly Guid s_clerk = new("c0000000-0000-0000-0000-000000000001");
    private static readonly Guid s_nobody = new("c0000000-0000-0000-0000-000000000002");
    private static readonly Guid s_gone = new("c0000000-0000-0000-0000-000000000003");

    [Theory]
    [InlineData("GET", "accounts", null, 200, "")]
    [InlineData("GET", "accounts?$filter=primarycontactid/fullname eq 'x'", null, 403, "prvReadcontact")]
    [InlineData("GET", "accounts?$orderby=primarycontactid/fullname", null, 403, "prvReadcontact")]
    [InlineData("GET", "accounts?$expand=primarycontactid", null, 403, "prvReadcontact")]
    [InlineData("GET", "accounts?$filter=contact_customer_accounts/any(c:c/fullname eq 'x')", null, 403, "prvReadcontact")]
    [InlineData("GET", "contacts", null, 403, "prvReadcontact")]
    [InlineData("GET", "contacts/$count", null, 403, "prvReadcontact")]
    [InlineData("GET", "contacts?$apply=groupby((lastname))", null, 403, "prvReadcontact")]
    [InlineData("GET", "accounts?$apply=groupby((primarycontactid/fullname))", null, 403, "prvReadcontact")]
    [InlineData("GET", "accounts?$apply=filter(primarycontactid/fullname eq 'x')/groupby((name))", null, 403, "prvReadcontact")]
    [InlineData("GET", "accounts?$apply=groupby((name))", null, 200, "")]
    [InlineData("GET", "contacts?fetchXml=<fetch><entity name='contact'/></fetch>", null, 403, "prvReadcontact")]
    [InlineData("GET", "accounts?fetchXml=<fetch><entity name='account'><link-entity name='contact' from='contactid' to='primarycontactid'/></entity></fetch>", null, 403, "prvReadcontact")]
    [InlineData("POST", "accounts", "{}", 204, "")]
    [InlineData("POST", "contacts", "{}", 403, "prvCreatecontact")]
    [InlineData("POST", "accounts", """{"primarycontactid":{"lastname":"x"}}""", 403, "prvCreatecontact")]
    [InlineData("PATCH", "accounts(a0000000-0000-0000-0000-000000000001)", """{"name":"y"}""", 403, "prvWriteaccount")]
    [InlineData("DELETE", "accounts(a0000000-0000-0000-0000-000000000001)", null, 403, "prvDeleteaccount")]
    [InlineData("PUT", "accounts(a0000000-0000-0000-0000-000000000001)/name", """{"value":"y"}""", 403, "prvWriteaccount")]
    [InlineData("GET", "tasks", null, 200, "")]
    [InlineData("GET", "emails", null, 200, "")]
    [InlineData("GET", "WhoAmI", null, 200, "")]
    public async Task A_user_may_what_a_role_says_and_nothing_besides(string method, string address, string? body, int status, string privilege)
    {
        await using var org = await StartAsync();

        var reply = await org.SendAsync(new HttpMethod(method), address, body, ("MSCRMCallerID", $"{s_clerk}"));

        Assert.True(status == reply.Status, reply.Body);
        if (status == 403)
        {
            Assert.Equal("0x80040220", reply.Code);
            Assert.Contains($"(Id={s_clerk:D}, type=8) is missing {privilege} privilege", reply.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_role_nothing_is_allowed_and_an_administrator_may_all()
    {
        await using var org = await StartAsync();

        Assert.Equal(403, (await org.SendAsync(HttpMethod.Get, "accounts", null, ("MSCRMCallerID", $"{s_nobody}"))).Status);
        Assert.Equal(200, (await org.SendAsync(HttpMethod.Get, "WhoAmI", null, ("MSCRMCallerID", $"{s_nobody}"))).Status);
        Assert.Equal(200, (await org.GetAsync("contacts")).Status);
    }

    [Fact]
    public async Task A_disabled_user_is_turned_away()
    {
        await using var org = await StartAsync();

        var reply = await org.SendAsync(HttpMethod.Get, "WhoAmI", null, ("MSCRMCallerID", $"{s_gone}"));

        Assert.Equal((403, "0x80040225"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_refused_row_of_a_change_set_undoes_the_others()
    {
        await using var org = await StartAsync();
        const string Part = "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n";
        var post = (string set, int id) => $"--c\r\n{Part}Content-ID: {id}\r\n\r\nPOST {set} HTTP/1.1\r\nContent-Type: application/json\r\nMSCRMCallerID: {s_clerk}\r\n\r\n{{}}\r\n";

        await org.SendAsync(HttpMethod.Post, "$batch", $"--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n{post("accounts", 1)}{post("contacts", 2)}--c--\r\n--b--\r\n", ("Content-Type", "multipart/mixed; boundary=b"));

        Assert.Single((await org.GetAsync("accounts")).Rows);
    }

    private static Task<Org> StartAsync() => Org.StartAsync(
        cache: RepositoryRoot.File("metadata-cache", "contoso"),
        seed: $$"""
            {"systemusers":[{"systemuserid":"{{s_clerk}}"},{"systemuserid":"{{s_nobody}}"},{"systemuserid":"{{s_gone}}","isdisabled":true}],
             "accounts":[{"accountid":"a0000000-0000-0000-0000-000000000001","name":"x"}]}
            """,
        roles: [new EmulatorRole("Clerk", ["prvReadAccount", "prvCreateAccount", "prvReadActivity"], [s_clerk])]);
}

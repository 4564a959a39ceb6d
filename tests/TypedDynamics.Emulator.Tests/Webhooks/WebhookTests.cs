using System.Net;
using System.Text.Json;

namespace TypedDynamics.Emulator.Webhooks;

/// <summary>What the emulator tells webhooks, held against the fact sheet and real payloads.</summary>
public sealed class WebhookTests
{
    private const string Row = "0f8fad5b-d9cb-469f-a165-70867728950e";

    [Fact]
    public async Task A_create_is_told_with_the_service_s_headers_and_shape()
    {
        await using var org = await ToldOrg.StartAsync();
        var step = await org.AddStepAsync(await org.AddEndpointAsync(), "Create", "account");

        await org.Org.PostAsync("accounts?tag=why", $$"""{"accountid":"{{Row}}","name":"A/B","revenue":5000.5,"donotphone":true,"numberofemployees":5,"industrycode":1,"lastonholdtime":"2026-11-01T10:00:00Z"}""");

        var told = Assert.Single(await org.MessagesAsync());
        Assert.Equal("https://app.invalid/dataverse?tenant=1&code=k3y%2Fof%2Bthe%3Dwebhook", told.Address.AbsoluteUri);
        Assert.Equal(("application/json", "localhost", "account", "Create"), (told.Headers["Content-Type"], told.Headers["x-ms-dynamics-organization"], told.Headers["x-ms-dynamics-entity-name"], told.Headers["x-ms-dynamics-request-name"]));
        Assert.Equal(told.Json.GetProperty("CorrelationId").GetString(), told.Headers["x-ms-correlation-request-id"]);
        Assert.DoesNotContain("x-ms-dynamics-msg-size-exceeded", told.Headers.Keys);
        Assert.Equal(("Create", "account", Row, 40, 1), (told.Json.GetProperty("MessageName").GetString(), told.Json.GetProperty("PrimaryEntityName").GetString(), told.Json.GetProperty("PrimaryEntityId").GetString(), told.Json.GetProperty("Stage").GetInt32(), told.Json.GetProperty("Mode").GetInt32()));
        Assert.Equal(step, told.Json.GetProperty("OwningExtension").GetProperty("Id").GetString());
        Assert.Equal("""[{"key":"tag","value":"why"}]""", told.Json.GetProperty("SharedVariables").GetRawText());
        Assert.Equal($$"""[{"key":"id","value":"{{Row}}"}]""", told.Json.GetProperty("OutputParameters").GetRawText());
        var values = ToldOrg.Message.Attributes(told.Target);
        Assert.Contains(@"A\/B", told.Body, StringComparison.Ordinal);
        Assert.Equal(@"""\/Date(1793527200000)\/""", values["lastonholdtime"].GetRawText());
        Assert.Equal("""{"__type":"Money:http:\/\/schemas.microsoft.com\/xrm\/2011\/Contracts","Value":5000.5}""", values["revenue"].GetRawText());
        Assert.Equal("""{"__type":"OptionSetValue:http:\/\/schemas.microsoft.com\/xrm\/2011\/Contracts","Value":1}""", values["industrycode"].GetRawText());
        Assert.Equal(("true", "5", $"\"{Row}\""), (values["donotphone"].GetRawText(), values["numberofemployees"].GetRawText(), values["accountid"].GetRawText()));
        Assert.Equal(("systemuser", "EntityReference:http://schemas.microsoft.com/xrm/2011/Contracts"), (values["ownerid"].GetProperty("LogicalName").GetString(), values["ownerid"].GetProperty("__type").GetString()));
        Assert.Contains("""{"key":"statecode","value":"Active"}""", told.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_are_those_of_real_payloads()
    {
        await using var org = await ToldOrg.StartAsync();
        await org.AddStepAsync(await org.AddEndpointAsync(), "Update", "account");
        var account = ToldOrg.IdOf(await org.Org.PostAsync("accounts", "{}"));

        await org.Org.SendAsync(HttpMethod.Patch, $"accounts({account})", """{"telephone1":"1"}""");

        var told = Assert.Single(await org.MessagesAsync());
        using var real = JsonDocument.Parse(await File.ReadAllTextAsync(Corpus.PathOf("webhook", "create-sharepoint-document-location.json"), TestContext.Current.CancellationToken));
        Assert.Equal(Names(real.RootElement), Names(told.Json));
        Assert.Equal(Names(real.RootElement.GetProperty("InputParameters")[0].GetProperty("value")), Names(told.Target));
        Assert.Equal(Names(real.RootElement.GetProperty("OwningExtension")), Names(told.Json.GetProperty("OwningExtension")));
    }

    [Fact]
    public async Task An_update_tells_what_was_sent_and_the_images_that_were_asked_for()
    {
        await using var org = await ToldOrg.StartAsync();
        var step = await org.AddStepAsync(await org.AddEndpointAsync(), "Update", "account", columns: "name,revenue");
        await org.AddImageAsync(step, "before", type: 0, "name,telephone1");
        await org.AddImageAsync(step, "both", type: 2, columns: null);
        var account = ToldOrg.IdOf(await org.Org.PostAsync("accounts", """{"name":"old","telephone1":"1"}"""));

        await org.Org.SendAsync(HttpMethod.Patch, $"accounts({account})", """{"telephone1":"2"}""");
        await org.Org.SendAsync(HttpMethod.Patch, $"accounts({account})", """{"name":"new"}""");

        var told = Assert.Single(await org.MessagesAsync());
        var target = ToldOrg.Message.Attributes(told.Target);
        Assert.Equal("new", target["name"].GetString());
        Assert.DoesNotContain("telephone1", target.Keys);
        Assert.Superset(new HashSet<string> { "name", "accountid", "modifiedon", "modifiedby" }, target.Keys.ToHashSet());
        var (before, after) = (Images(told.Json.GetProperty("PreEntityImages")), Images(told.Json.GetProperty("PostEntityImages")));
        Assert.Equal(["before", "both"], before.Keys.Order());
        Assert.Equal(["both"], after.Keys);
        Assert.Equal(["accountid", "name", "telephone1"], before["before"].Keys.Order());
        Assert.Equal(("old", "2", "new"), (before["before"]["name"].GetString(), before["both"]["telephone1"].GetString(), after["both"]["name"].GetString()));
    }

    [Fact]
    public async Task A_delete_tells_which_row_it_was_and_a_cascade_each_of_its_rows()
    {
        await using var org = await ToldOrg.StartAsync();
        var endpoint = await org.AddEndpointAsync();
        await org.AddStepAsync(endpoint, "Delete", "account");
        await org.AddStepAsync(endpoint, "Delete", "task");
        var account = ToldOrg.IdOf(await org.Org.PostAsync("accounts", "{}"));
        await org.Org.PostAsync("tasks", $$"""{"subject":"t","regardingobjectid_account_task@odata.bind":"/accounts({{account}})"}""");

        await org.Org.SendAsync(HttpMethod.Delete, $"accounts({account})", null);

        var told = await org.MessagesAsync();
        Assert.Equal(("EntityReference:http://schemas.microsoft.com/xrm/2011/Contracts", account), (Of("account").GetProperty("__type").GetString(), Of("account").GetProperty("Id").GetString()));
        Assert.Equal(told.Count, told.Select(static message => message.Json.GetProperty("PrimaryEntityId").GetString()).Distinct().Count());

        JsonElement Of(string table) => told.Single(message => message.Json.GetProperty("PrimaryEntityName").GetString() == table).Target;
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(40)]
    public async Task A_synchronous_step_that_refuses_undoes_the_write(int stage)
    {
        await using var org = await ToldOrg.StartAsync(HttpStatusCode.BadRequest);
        await org.AddStepAsync(await org.AddEndpointAsync(), "Create", "account", isAsynchronous: false, stage);

        var refused = await org.Org.PostAsync("accounts", """{"name":"x"}""");
        var accepted = await org.Org.PostAsync("accounts", """{"name":"y"}""");

        Assert.Equal((400, "0x80040265", 204), (refused.Status, refused.Code, accepted.Status));
        Assert.Contains("Create of account", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ToldOrg.Key, refused.Body, StringComparison.Ordinal);
        Assert.Equal(["y"], (await org.Org.GetAsync("accounts?$select=name")).Texts("name"));
    }

    [Fact]
    public async Task What_is_rolled_back_is_not_told()
    {
        await using var org = await ToldOrg.StartAsync();
        await org.AddStepAsync(await org.AddEndpointAsync(), "Create", "account");
        const string Part = "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ";
        var batch = $"--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n{Part}1\r\n\r\nPOST accounts HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{{}}\r\n--c\r\n{Part}2\r\n\r\nPOST accounts HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{{\"nosuch\":1}}\r\n--c--\r\n--b--\r\n";

        await org.Org.SendAsync(HttpMethod.Post, "$batch", batch, ("Content-Type", "multipart/mixed; boundary=b"));
        await org.Org.PostAsync("accounts", """{"name":"told"}""");

        Assert.Equal("told", ToldOrg.Message.Attributes(Assert.Single(await org.MessagesAsync()).Target)["name"].GetString());
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, 2)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 2)]
    [InlineData(HttpStatusCode.GatewayTimeout, 2)]
    [InlineData(HttpStatusCode.InternalServerError, 1)]
    [InlineData(HttpStatusCode.NotFound, 1)]
    public async Task A_gateway_s_answer_is_told_once_more_and_others_are_not(HttpStatusCode answer, int tries)
    {
        await using var org = await ToldOrg.StartAsync(answer, answer, answer);
        await org.AddStepAsync(await org.AddEndpointAsync(), "Create", "account");

        await org.Org.PostAsync("accounts", "{}");

        var told = await org.MessagesAsync();
        Assert.Equal(tries, told.Count);
        Assert.Single(told.Select(static message => message.Json.GetProperty("OperationId").GetString()).Distinct());
        var delivery = Assert.Single(org.Org.Emulator.WebhookDeliveries);
        Assert.Equal((answer, tries, "Create", "account"), (delivery.Status, delivery.Tries, delivery.Message, delivery.Table));
        Assert.DoesNotContain(ToldOrg.Key, delivery.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_beyond_256_KB_comes_without_the_row()
    {
        await using var org = await ToldOrg.StartAsync();
        // The one table without a definition: no text of it is too long.
        await org.AddStepAsync(await org.AddEndpointAsync(), "Create", "serviceendpoint");

        await org.Org.PostAsync("serviceendpoints", $$"""{"description":"{{new string('x', 200_000)}}"}""");
        await org.Org.PostAsync("serviceendpoints", $$"""{"description":"{{new string('y', 300_000)}}"}""");

        var (fits, cut) = ((await org.MessagesAsync())[0], (await org.MessagesAsync())[1]);
        Assert.DoesNotContain("x-ms-dynamics-msg-size-exceeded", fits.Headers.Keys);
        Assert.Equal("true", cut.Headers["x-ms-dynamics-msg-size-exceeded"]);
        Assert.True(cut.Body.Length < 10_000);
        Assert.Empty(Names(cut.Json).Intersect(["ParentContext", "InputParameters", "PreEntityImages", "PostEntityImages"]));
        Assert.Equal("serviceendpoint", cut.Json.GetProperty("PrimaryEntityName").GetString());
    }

    [Fact]
    public async Task An_address_that_cannot_be_called_holds_up_no_other()
    {
        await using var org = await ToldOrg.StartAsync();
        await org.AddStepAsync(await org.AddEndpointAsync(authType: 5, secret: "<settings><setting name='bad name' value='x' /></settings>"), "Create", "account");
        await org.AddStepAsync(await org.AddEndpointAsync(url: "file:///etc/hosts"), "Create", "account");
        await org.AddStepAsync(await org.AddEndpointAsync(), "Create", "account");

        await org.Org.PostAsync("accounts", "{}");

        Assert.Contains(await org.MessagesAsync(), static message => message.Address.Scheme == "https" && message.Address.Query.Contains("code=", StringComparison.Ordinal));
        Assert.Equal(3, org.Org.Emulator.WebhookDeliveries.Count);
    }

    [Theory]
    [InlineData("MSCRM.BypassCustomPluginExecution", "true", "async")]
    [InlineData("MSCRM.BypassBusinessLogicExecution", "CustomAsync", "sync")]
    [InlineData("MSCRM.BypassBusinessLogicExecution", "CustomSync,CustomAsync", "")]
    public async Task A_caller_may_leave_steps_out(string header, string value, string told)
    {
        await using var org = await ToldOrg.StartAsync();
        var endpoint = await org.AddEndpointAsync();
        await org.AddStepAsync(endpoint, "Create", "account");
        await org.AddStepAsync(endpoint, "Create", "account", isAsynchronous: false);

        await org.Org.SendAsync(HttpMethod.Post, "accounts", "{}", (header, value));

        Assert.Equal(told, string.Join(",", (await org.MessagesAsync()).Select(static message => message.Json.GetProperty("Mode").GetInt32() == 1 ? "async" : "sync")));
    }

    [Fact]
    public async Task Headers_and_parameters_prove_it_too_and_no_secret_can_be_read()
    {
        await using var org = await ToldOrg.StartAsync();
        const string Settings = """<settings><setting name="x-proof" value="s1" /><setting name="y" value="s2" /></settings>""";
        await org.AddStepAsync(await org.AddEndpointAsync(authType: 5, Settings), "Create", "account");
        await org.AddStepAsync(await org.AddEndpointAsync(authType: 6, Settings), "Create", "account");

        await org.Org.PostAsync("accounts", "{}");

        var told = await org.MessagesAsync();
        Assert.Contains(told, static message => message.Headers.GetValueOrDefault("x-proof") == "s1" && message.Address.Query == "?tenant=1");
        Assert.Contains(told, static message => message.Address.Query == "?tenant=1&x-proof=s1&y=s2");
        var read = await org.Org.GetAsync("serviceendpoints");
        Assert.All(read.Rows, static row => Assert.Equal((JsonValueKind.Null, true), (row.GetProperty("authvalue").ValueKind, row.GetProperty("isauthvalueset").GetBoolean())));
    }

    private static List<string> Names(JsonElement json) => [.. json.EnumerateObject().Select(static member => member.Name).Order()];

    private static Dictionary<string, Dictionary<string, JsonElement>> Images(JsonElement images) =>
        images.EnumerateArray().ToDictionary(static pair => pair.GetProperty("key").GetString()!, static pair => ToldOrg.Message.Attributes(pair.GetProperty("value")));
}

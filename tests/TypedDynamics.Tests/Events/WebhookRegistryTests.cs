using System.Net;
using System.Text.Json;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Operations;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Events;

/// <summary>What goes over the wire when webhooks are registered.</summary>
public sealed class WebhookRegistryTests
{
    private static readonly Guid s_webhook = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly Guid s_message = new("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    private static readonly Guid s_filter = new("4d9e1f42-7a06-4c81-af54-90618cadbe04");

    [Fact]
    public async Task An_endpoint_is_a_row_with_its_key()
    {
        var (registry, handler) = Over(static _ => "{}");

        await registry.AddAsync("Orders", new Uri("https://app.contoso.com/dataverse"), "the-key");

        Assert.Equal((HttpMethod.Post, "serviceendpoints"), (handler.Request.Method, handler.Request.Address));
        using var row = JsonDocument.Parse(handler.Request.Body!);
        Assert.Equal(["Orders", "8", "https://app.contoso.com/dataverse", "4", "the-key"], new[] { "name", "contract", "url", "authtype", "authvalue" }.Select(name => row.RootElement.GetProperty(name).ToString()));
        Assert.Contains("no address that the service could call", (await Assert.ThrowsAsync<ArgumentException>(() => registry.AddAsync("x", new Uri("ftp://x"), "the-key"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_of_a_row_that_is_not_there_is_refused_before_anything_is_sent()
    {
        var (registry, handler) = Over(static _ => "{}");

        foreach (var step in new[]
        {
            new WebhookStep("Create", "account") { Images = [WebhookImage.Before("x")] },
            new WebhookStep("Delete", "account") { Images = [WebhookImage.After("x")] },
            new WebhookStep("Update", "account") { Stage = 20, Images = [WebhookImage.After("x")] },
        })
        {
            Assert.Contains("'x' shows a row that is not there", (await Assert.ThrowsAsync<ArgumentException>(() => registry.AddStepAsync(s_webhook, step))).Message, StringComparison.Ordinal);
        }

        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task A_step_names_its_message_its_table_and_its_endpoint()
    {
        var (registry, handler) = Over(static address =>
            address.StartsWith("sdkmessages?", StringComparison.Ordinal) ? $$"""{"value":[{"sdkmessageid":"{{s_message}}"}]}"""
            : address.StartsWith("sdkmessagefilters?", StringComparison.Ordinal) ? $$"""{"value":[{"sdkmessagefilterid":"{{s_filter}}"}]}"""
            : "{}");

        await registry.AddStepAsync(s_webhook, new WebhookStep("Update", "account") { Columns = ["name", "revenue"], IsAsynchronous = false, Stage = 20 });

        Assert.Contains($"primaryobjecttypecode eq 'account' and _sdkmessageid_value eq {s_message}", Uri.UnescapeDataString(handler.Requests[1].Address), StringComparison.Ordinal);
        Assert.Equal("sdkmessageprocessingsteps", handler.Requests[2].Address);
        using var row = JsonDocument.Parse(handler.Requests[2].Body!);
        Assert.Equal(
            ["Update of account", "0", "20", "1", "0", "name,revenue", $"/sdkmessages({s_message})", $"/serviceendpoints({s_webhook})", $"/sdkmessagefilters({s_filter})"],
            new[] { "name", "mode", "stage", "rank", "supporteddeployment", "filteringattributes", "sdkmessageid@odata.bind", "eventhandler_serviceendpoint@odata.bind", "sdkmessagefilterid@odata.bind" }.Select(name => row.RootElement.GetProperty(name).ToString()));
    }

    [Fact]
    public async Task What_the_org_has_not_is_told_and_nothing_is_registered()
    {
        var (registry, handler) = Over(static address => address.StartsWith("sdkmessages?$select=sdkmessageid&$filter=name%20eq%20'Update'", StringComparison.Ordinal) ? $$"""{"value":[{"sdkmessageid":"{{s_message}}"}]}""" : """{"value":[]}""");

        Assert.Contains("no message 'Updtae'", (await Assert.ThrowsAsync<InvalidOperationException>(() => registry.AddStepAsync(s_webhook, new WebhookStep("Updtae", "account")))).Message, StringComparison.Ordinal);
        Assert.Contains("rows of 'acount'", (await Assert.ThrowsAsync<InvalidOperationException>(() => registry.AddStepAsync(s_webhook, new WebhookStep("Update", "acount")))).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(handler.Requests, static request => request.Method == HttpMethod.Post);
    }

    [Fact]
    public async Task Webhooks_are_listed_with_their_steps_and_removed_after_them()
    {
        var step = Guid.NewGuid();
        var (registry, handler) = Over(address =>
            address.StartsWith("serviceendpoints?", StringComparison.Ordinal) ? $$"""{"value":[{"serviceendpointid":"{{s_webhook}}","name":"Orders","url":"https://app.contoso.com/dataverse"}]}"""
            : address.StartsWith("sdkmessageprocessingsteps?", StringComparison.Ordinal) ? $$"""{"value":[{"sdkmessageprocessingstepid":"{{step}}","name":"Update of account","_eventhandler_value":"{{s_webhook}}"}]}"""
            : "");

        var webhook = Assert.Single(await registry.ListAsync());
        Assert.Equal((s_webhook, "Orders", "https://app.contoso.com/dataverse", "Update of account"), (webhook.Id, webhook.Name, webhook.Url.ToString(), webhook.Steps[step]));

        handler.Requests.Clear();
        await registry.RemoveAsync(s_webhook);
        Assert.Equal([$"sdkmessageprocessingsteps({step})", $"serviceendpoints({s_webhook})"], handler.Requests.Where(static request => request.Method == HttpMethod.Delete).Select(static request => request.Address));
    }

    private static (WebhookRegistry Registry, CapturingHandler Handler) Over(Func<string, string> answer)
    {
        var handler = new CapturingHandler(request =>
        {
            var address = request.RequestUri!.AbsoluteUri;
            return request.Method == HttpMethod.Get
                ? CapturingHandler.Json(HttpStatusCode.OK, answer(address[(address.IndexOf("/v9.2/", StringComparison.Ordinal) + "/v9.2/".Length)..]))
                : new HttpResponseMessage(HttpStatusCode.NoContent) { Headers = { { "OData-EntityId", $"https://contoso.crm.dynamics.com/api/data/v9.2/rows({s_webhook})" } } };
        });
        return (new WebhookRegistry(new Org(Connections.Over(handler))), handler);
    }
}

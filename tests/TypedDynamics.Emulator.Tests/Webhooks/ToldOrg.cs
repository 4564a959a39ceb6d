using System.Net;
using System.Text.Json;

namespace TypedDynamics.Emulator.Webhooks;

/// <summary>An org with one webhook that answers as it is told to, and remembers what it was told.</summary>
internal sealed class ToldOrg(Org org, ToldOrg.Endpoint endpoint) : IAsyncDisposable
{
    public const string Key = "k3y/of+the=webhook";

    public Org Org => org;

    public Endpoint Told => endpoint;

    public static async Task<ToldOrg> StartAsync(params HttpStatusCode[] answers)
    {
        var endpoint = new Endpoint(answers);
        return new(await Org.StartAsync(cache: RepositoryRoot.File("metadata-cache", "contoso"), webhooks: endpoint), endpoint);
    }

    public async Task<string> AddEndpointAsync(int authType = 4, string secret = Key, string url = "https://app.invalid/dataverse?tenant=1")
    {
        var body = JsonSerializer.Serialize(new { name = "app", contract = 8, url, authtype = authType, authvalue = secret });
        return IdOf(await org.PostAsync("serviceendpoints", body));
    }

    public async Task<string> AddStepAsync(string endpointId, string message, string table, bool isAsynchronous = true, int stage = 40, string? columns = null)
    {
        var messageId = (await org.GetAsync($"sdkmessages?$select=sdkmessageid&$filter=name eq '{message}'")).Texts("sdkmessageid").Single();
        var filterId = (await org.GetAsync($"sdkmessagefilters?$select=sdkmessagefilterid&$filter=primaryobjecttypecode eq '{table}' and _sdkmessageid_value eq {messageId}")).Texts("sdkmessagefilterid").Single();
        var step = new Dictionary<string, object?>
        {
            ["name"] = $"{message} of {table}",
            ["mode"] = isAsynchronous ? 1 : 0,
            ["stage"] = stage,
            ["rank"] = 1,
            ["filteringattributes"] = columns,
            ["sdkmessageid@odata.bind"] = $"/sdkmessages({messageId})",
            ["sdkmessagefilterid@odata.bind"] = $"/sdkmessagefilters({filterId})",
            ["eventhandler_serviceendpoint@odata.bind"] = $"/serviceendpoints({endpointId})",
        };
        return IdOf(await org.PostAsync("sdkmessageprocessingsteps", JsonSerializer.Serialize(step)));
    }

    public async Task AddImageAsync(string stepId, string alias, int type, string? columns) => IdOf(await org.PostAsync("sdkmessageprocessingstepimages", JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["name"] = alias,
        ["entityalias"] = alias,
        ["imagetype"] = type,
        ["attributes"] = columns,
        ["messagepropertyname"] = "Target",
        ["sdkmessageprocessingstepid@odata.bind"] = $"/sdkmessageprocessingsteps({stepId})",
    })));

    /// <summary>What was told, when all was.</summary>
    public async Task<IReadOnlyList<Message>> MessagesAsync()
    {
        await org.Emulator.WhenWebhooksAreToldAsync(TestContext.Current.CancellationToken);
        return endpoint.Messages;
    }

    public ValueTask DisposeAsync() => org.DisposeAsync();

    public static string IdOf(Reply created)
    {
        Assert.True(created.Status == 204, created.Body);
        return created.Headers["OData-EntityId"].Split('(')[1].TrimEnd(')');
    }

    internal sealed record Message(Uri Address, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public JsonElement Target => Json.GetProperty("InputParameters")[0].GetProperty("value");

        public static Dictionary<string, JsonElement> Attributes(JsonElement row) => row.GetProperty("Attributes").EnumerateArray().ToDictionary(static pair => pair.GetProperty("key").GetString()!, static pair => pair.GetProperty("value"));
    }

    internal sealed class Endpoint(HttpStatusCode[] answers) : HttpMessageHandler
    {
        private readonly Queue<HttpStatusCode> _answers = new(answers);
        private readonly List<Message> _messages = [];

        public IReadOnlyList<Message> Messages
        {
            get
            {
                lock (_messages) return [.. _messages];
            }
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var message = new Message(request.RequestUri!, request.Headers.Concat(request.Content!.Headers).ToDictionary(static header => header.Key, static header => string.Join(",", header.Value)), await request.Content.ReadAsStringAsync(cancellationToken));
            lock (_messages)
            {
                _messages.Add(message);
                return new(_answers.TryDequeue(out var status) ? status : HttpStatusCode.OK);
            }
        }
    }
}

namespace TypedDynamics;

/// <summary>Registers webhooks in the org, lists them and removes them: rows of <c>serviceendpoint</c> and <c>sdkmessageprocessingstep</c>.</summary>
/// <remarks>Takes the privileges of a customizer. The service calls ports 80 and 443 alone, and no address without a name.</remarks>
/// <param name="crm">The org.</param>
public sealed class WebhookRegistry(DataverseContext crm)
{
    private const int Webhook = 8;
    private const int WebhookKey = 4;

    private Table Endpoints => crm.Table("serviceendpoints");

    private Table Steps => crm.Table("sdkmessageprocessingsteps");

    /// <summary>Registers an endpoint that is told with a key in its address (<c>?code=…</c>). It is told of nothing before it has steps.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="url">Where it is told: absolute, without the key.</param>
    /// <param name="key">The key. The service keeps it and shows it to nobody.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The endpoint's id.</returns>
    public Task<Guid> AddAsync(string name, Uri url, string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(url);
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (!url.IsAbsoluteUri || url.Scheme is not ("https" or "http")) throw new ArgumentException($"'{url}' is no address that the service could call. Give one such as https://app.contoso.com/dataverse.", nameof(url));
        return Endpoints.CreateAsync(new Dictionary<string, object?> { ["name"] = name, ["contract"] = Webhook, ["url"] = url.AbsoluteUri, ["authtype"] = WebhookKey, ["authvalue"] = key }, cancellationToken);
    }

    /// <summary>Has an endpoint told of something.</summary>
    /// <returns>The step's id.</returns>
    /// <exception cref="InvalidOperationException">The org has no such message, or not for that table. Nothing was registered.</exception>
    public async Task<Guid> AddStepAsync(Guid webhook, WebhookStep step, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Images.FirstOrDefault(image => image.IsBefore ? step.Message == "Create" : step.Message == "Delete" || step.Stage < WebhookStep.AfterOperation) is { } image)
            throw new ArgumentException($"The image '{image.Alias}' shows a row that is not there: {(image.IsBefore ? "before a create there is none" : "after a delete, and before the operation, there is none")}. Nothing was registered.", nameof(step));
        var message = await IdAsync("sdkmessages", "sdkmessageid", $"name eq {TableQuery.Literal(step.Message)}", $"The org has no message '{step.Message}'. Messages are called as in Create, Update, Delete.", cancellationToken).ConfigureAwait(false);
        var values = new Dictionary<string, object?>
        {
            ["name"] = step.Table is null ? step.Message : $"{step.Message} of {step.Table}",
            ["mode"] = step.IsAsynchronous ? 1 : 0,
            ["stage"] = step.Stage,
            ["rank"] = step.Rank,
            ["supporteddeployment"] = 0,
            ["asyncautodelete"] = step.IsAsynchronous,
            ["sdkmessageid"] = new RowReference("sdkmessages", message),
            ["eventhandler_serviceendpoint"] = new RowReference("serviceendpoints", webhook),
        };
        if (step.Columns.Count > 0) values["filteringattributes"] = string.Join(',', step.Columns);
        if (step.Table is { } table)
        {
            var filter = await IdAsync("sdkmessagefilters", "sdkmessagefilterid", $"primaryobjecttypecode eq {TableQuery.Literal(table)} and _sdkmessageid_value eq {message:D}", $"'{step.Message}' does not happen to rows of '{table}'. Give the table's logical name.", cancellationToken).ConfigureAwait(false);
            values["sdkmessagefilterid"] = new RowReference("sdkmessagefilters", filter);
        }

        var id = await Steps.CreateAsync(values, cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var shown in step.Images) await AddImageAsync(id, step.Message, shown, cancellationToken).ConfigureAwait(false);
            return id;
        }
        catch
        {
            // All or nothing: a step without its images would tell less than was asked for.
            await RemoveStepAsync(id, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    // Of a create the row is what comes out, of all else what goes in.
    private Task AddImageAsync(Guid step, string message, WebhookImage image, CancellationToken cancellationToken) => crm.Table("sdkmessageprocessingstepimages").CreateAsync(
        new Dictionary<string, object?>
        {
            ["name"] = image.Alias,
            ["entityalias"] = image.Alias,
            ["imagetype"] = image.Type,
            ["attributes"] = image.Columns.Count == 0 ? null : string.Join(',', image.Columns),
            ["messagepropertyname"] = message == "Create" ? "Id" : "Target",
            ["sdkmessageprocessingstepid"] = new RowReference("sdkmessageprocessingsteps", step),
        },
        cancellationToken);

    /// <summary>The webhooks of the org, with what they are told of.</summary>
    public async Task<IReadOnlyList<RegisteredWebhook>> ListAsync(CancellationToken cancellationToken = default)
    {
        var endpoints = await Endpoints.Select("name", "url").Filter($"contract eq {Webhook}").OrderBy("name").ToListAsync(cancellationToken).ConfigureAwait(false);
        var steps = await Steps.Select("name", "_eventhandler_value").Filter("_eventhandler_value ne null").ToListAsync(cancellationToken).ConfigureAwait(false);
        var byEndpoint = steps.ToLookup(static step => step.Get<Guid>("_eventhandler_value"));
        return endpoints.ConvertAll(endpoint =>
        {
            var id = endpoint.Get<Guid>("serviceendpointid");
            return new RegisteredWebhook(id, endpoint.Get<string>("name") ?? "", new Uri(endpoint.Get<string>("url") ?? "about:blank"), byEndpoint[id].ToDictionary(static step => step.Get<Guid>("sdkmessageprocessingstepid"), static step => step.Get<string>("name") ?? ""));
        });
    }

    /// <summary>Removes an endpoint, its steps first: what is told meanwhile is told no more.</summary>
    public async Task RemoveAsync(Guid webhook, CancellationToken cancellationToken = default)
    {
        foreach (var step in await Steps.Select("name").Filter($"_eventhandler_value eq {webhook:D}").ToListAsync(cancellationToken).ConfigureAwait(false))
            await RemoveStepAsync(step.Get<Guid>("sdkmessageprocessingstepid"), cancellationToken).ConfigureAwait(false);
        await Endpoints.DeleteAsync(webhook.ToString("D"), cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a step.</summary>
    public Task RemoveStepAsync(Guid step, CancellationToken cancellationToken = default) => Steps.DeleteAsync(step.ToString("D"), cancellationToken: cancellationToken);

    private async Task<Guid> IdAsync(string entitySet, string key, string filter, string otherwise, CancellationToken cancellationToken) =>
        await crm.Table(entitySet).Select(key).Filter(filter).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is { } row ? row.Get<Guid>(key) : throw new InvalidOperationException(otherwise);
}

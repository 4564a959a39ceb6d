namespace TypedDynamics;

/// <summary>Of what a webhook is told: a row of the table <c>sdkmessageprocessingstep</c>.</summary>
/// <param name="Message">The message: <c>Create</c>, <c>Update</c>, <c>Delete</c>, or the name of an action.</param>
/// <param name="Table">The table, by logical name; null for messages without one.</param>
public sealed record WebhookStep(string Message, string? Table)
{
    internal const int AfterOperation = 40;

    /// <summary>False makes the operation wait for the webhook's answer, and fail with it.</summary>
    /// <value>Default: true.</value>
    public bool IsAsynchronous { get; init; } = true;

    /// <summary>10 before validation, 20 before the operation, 40 after it. Asynchronous steps are told after it only.</summary>
    /// <value>Default: 40.</value>
    public int Stage { get; init; } = AfterOperation;

    /// <summary>The columns of an update of which one must change, by logical name.</summary>
    /// <value>Default: none; any column.</value>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The row as it was before, or is afterwards, that comes along.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<WebhookImage> Images { get; init; } = [];

    /// <summary>The order among the steps of a message, from 1.</summary>
    public int Rank { get; init; } = 1;
}

/// <summary>A row that comes along with what a webhook is told: a row of the table <c>sdkmessageprocessingstepimage</c>.</summary>
public sealed record WebhookImage
{
    private WebhookImage(string alias, int type, IReadOnlyList<string> columns) => (Alias, Type, Columns) = (alias, type, columns);

    /// <summary>What it is called in the message: the name for <see cref="DataverseEvent.PreImage{T}"/> and <see cref="DataverseEvent.PostImage{T}"/>.</summary>
    public string Alias { get; }

    /// <summary>Its columns, by logical name; none for all, which makes long messages.</summary>
    public IReadOnlyList<string> Columns { get; }

    internal int Type { get; }

    internal bool IsBefore => Type == 0;

    /// <summary>The row as it was. Not of a create.</summary>
    public static WebhookImage Before(string alias, params IReadOnlyList<string> columns) => new(alias, 0, columns);

    /// <summary>The row as it is afterwards. Not of a delete, and not before the operation.</summary>
    public static WebhookImage After(string alias, params IReadOnlyList<string> columns) => new(alias, 1, columns);
}

/// <summary>A webhook as it is registered.</summary>
/// <param name="Id">The id of its service endpoint.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Url">Where it is told, without its key.</param>
/// <param name="Steps">The names of its steps, by id.</param>
public sealed record RegisteredWebhook(Guid Id, string Name, Uri Url, IReadOnlyDictionary<Guid, string> Steps);

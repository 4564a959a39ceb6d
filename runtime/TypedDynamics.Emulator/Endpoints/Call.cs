using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.OData.UriParser;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Rules;
using TypedDynamics.Emulator.Security;
using TypedDynamics.Emulator.Webhooks;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>One request: what was asked, of which organization, and how the answer should look.</summary>
internal sealed record Call(Service Service, string Method, string ServiceRoot, Uri Uri, Preferences Preferences, ReadOnlyMemory<byte> Body)
{
    private ODataUriParser? _parser;
    private (bool IsKnown, RowEvents? Events) _events;

    /// <summary>The organization as it was when the request came.</summary>
    public Org Org { get; init; } = Service.Org;

    /// <summary>Whether labels in languages that are not sent stay as they are.</summary>
    public bool MergeLabels { get; init; }

    /// <summary>Whether the client wants values alone, without OData's own information.</summary>
    public bool WantsBareJson { get; init; }

    /// <summary>The same request of the organization as it is now.</summary>
    public Call Again() => this with { Org = Service.Org, _parser = null };

    /// <summary>The version that the client holds already, or <c>*</c>: no row may be there.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>The version that the client wants to change, or <c>*</c>: some row must be there.</summary>
    public string? IfMatch { get; init; }

    public ODataUriParser Parser => _parser ??= Emulator.Service.ParserOf(Org, ServiceRoot, ParameterAliases.Resolve(Uri));

    /// <summary>What the query string asks of a table.</summary>
    /// <exception cref="ServiceError">The caller may not read what it asks.</exception>
    public RowQuery Query(Table table)
    {
        var query = new ODataReading(Parser, new ColumnTests(Caller)).Read(table, Option("$expand", out var expand) ? expand : "");
        RequireRead(TablesRead.Of(query));
        return query;
    }

    /// <exception cref="ServiceError">The caller may not read one of them.</exception>
    public void RequireRead(IEnumerable<Table> tables)
    {
        foreach (var table in tables) Actor.Access.Require(Access.Read, table);
    }

    /// <summary>The path behind the service root, still escaped.</summary>
    public string Path => Uri.AbsolutePath[new Uri(ServiceRoot).AbsolutePath.Length..];

    public bool HasOption(string name) => Option(name, out _);

    /// <summary>The names of the query string's options, as often as they stand there.</summary>
    public IEnumerable<string> OptionNames => Options.Select(NameOf);

    public bool Option(string name, [NotNullWhen(true)] out string? value)
    {
        value = Array.Find(Options, option => NameOf(option) == name)?.Split('=', 2) is { } parts ? Uri.UnescapeDataString(parts.ElementAtOrDefault(1)?.Replace('+', ' ') ?? "") : null;
        return value is not null;
    }

    /// <summary>The query string without some options, as it was sent.</summary>
    public string QueryWithout(params string[] names) => string.Join('&', Options.Where(option => !names.Contains(NameOf(option))));

    private string[] Options => Uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);

    private static string NameOf(string option) => Uri.UnescapeDataString(option.Split('=')[0]);

    public T Read<T>(Func<RowFetching, T> read) => Read(null, read);

    public T Read<T>(int? nestedPageSize, Func<RowFetching, T> read) =>
        Service.Database.Read(connection => read(new RowFetching(connection, Org) { NestedPageSize = nestedPageSize }));

    public string? ContentType { get; init; }

    /// <summary>What the headers say of a file.</summary>
    public Transfer Transfer { get; init; } = Transfer.None;

    /// <summary>The user who has signed in; null for an application, and where any token is good.</summary>
    public Guid? SignedIn { get; init; }

    /// <summary>The user, by id in the organization, in whose name the request is made.</summary>
    public string? CallerId { get; init; }

    /// <summary>The user, by id in the directory, in whose name the request is made.</summary>
    public string? CallerObjectId { get; init; }

    /// <summary>Whose work this is.</summary>
    public Actor Actor { get; init; } = Actor.Caller;

    /// <summary>What "me" and "today" are.</summary>
    public Caller Caller => Service.CallerAs(Actor);

    /// <summary>Inside a change set: the addresses of rows that its earlier requests made, by Content-ID, relative to the service's root.</summary>
    public IReadOnlyDictionary<string, string> References { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Finds the rows that this request's bindings name.</summary>
    public Bindings BindingsOver(SqliteConnection connection) => new(Service, connection, ServiceRoot, References, trusted: false);

    /// <summary>Which steps are left out.</summary>
    public Bypass Bypass { get; init; } = Bypass.Nothing;

    /// <summary>What all that follows from the request has in common.</summary>
    public Guid CorrelationId { get; init; } = Guid.NewGuid();

    public Creation CreationOver(SqliteConnection connection) => new(connection, Service.Clock, Actor, EventsOver(connection));

    public Alteration AlterationOver(SqliteConnection connection) => new(connection, Service.Clock, Actor, EventsOver(connection));

    public Deletion DeletionOver(SqliteConnection connection) => new(connection, Org, Actor, EventsOver(connection));

    // Once for all rows of a message.
    private RowEvents? EventsOver(SqliteConnection connection)
    {
        if (!_events.IsKnown) _events = (true, RowEvents.Over(Service, connection, new(Actor, new Uri(ServiceRoot).Host, CorrelationId, Option("tag", out var tag) ? tag.Trim('\'') : null, Bypass)));
        return _events.Events;
    }

    /// <summary>The body as JSON.</summary>
    public JsonDocument ReadJson(Table table)
    {
        try
        {
            return JsonDocument.Parse(Body);
        }
        catch (JsonException e)
        {
            throw ODataErrors.Payload(table, "Microsoft.OData.ODataException: " + e.Message);
        }
    }

    /// <summary>The answer of a message: an object of the type that is called after it.</summary>
    /// <param name="message">The message's name.</param>
    /// <param name="write">Writes the members.</param>
    public Answer Result(string message, Action<Utf8JsonWriter> write) => new(
        HttpStatusCode.OK,
        JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", ContextUrl.OfType(ServiceRoot, $"Microsoft.Dynamics.CRM.{message}Response"));
            write(json);
            json.WriteEndObject();
        }),
        Answer.Json);

    public static Answer NoContent => new(HttpStatusCode.NoContent);
}

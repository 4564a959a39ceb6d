using Microsoft.OData;
using Microsoft.OData.UriParser;
using TypedDynamics.Emulator.Limits;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Querying.Calendar;
using TypedDynamics.Emulator.Schema;
using TypedDynamics.Emulator.Security;
using TypedDynamics.Emulator.SignIn;
using TypedDynamics.Emulator.Storage;
using TypedDynamics.Emulator.Webhooks;

namespace TypedDynamics.Emulator;

/// <summary>The organization that answers: its schema, its rows, its clock, and who calls.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly EmulatorOptions _options;
    public Service(Org org, Database database, EmulatorOptions options)
    {
        (Database, _options) = (database, options);
        Schema = new(database, org, options.Clock);
        Protection = new(options.ServiceProtection, options.Clock);
        SignIn = new(options, FindUsers);
        Webhooks = new(options);
    }

    /// <summary>The organization's schema, and how it changes.</summary>
    public SchemaStore Schema { get; }

    public Org Org => Schema.Org;

    public Database Database { get; }

    public TimeProvider Clock => _options.Clock;

    /// <summary>What goes wrong on purpose.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>How much each user may ask.</summary>
    public ServiceProtection Protection { get; }

    /// <summary>Who gives tokens.</summary>
    public SignInFront SignIn { get; }

    /// <summary>Who tells webhooks of what happens.</summary>
    public Dispatcher Webhooks { get; }

    /// <summary>What a user may do.</summary>
    public Access AccessOf(Guid user) => Access.Of(_options.Roles, user);

    /// <summary>The user whom an application works as; null for an administrator.</summary>
    public Guid? UserOfApp(string? clientId) => _options.Apps.FirstOrDefault(app => app.ClientId == clientId)?.User;

    /// <summary>Whether any text is a good token: where nobody in particular gives them.</summary>
    public bool TakesAnyToken => _options.Apps.Count == 0;

    /// <summary>Who calls, and what day it is for them.</summary>
    public Caller CallerAs(Actor actor) => new(actor, new OrgCalendar(Clock.GetUtcNow(), _options.TimeZone, _options.FirstDayOfWeek, _options.FiscalYearStart));

    /// <summary>The most rows that an aggregate may be over.</summary>
    public int AggregatedRows => _options.AggregatedRows;

    /// <summary>Whether the sets answer messages over many rows.</summary>
    public bool HasBulkMessages => _options.BulkMessages;

    public static ODataUriParser ParserOf(Org org, string serviceRoot, Uri uri) => new(org.Model, new Uri(serviceRoot), uri)
    {
        Resolver = org.Resolver,
        UrlKeyDelimiter = ODataUrlKeyDelimiter.Parentheses,
    };

    public async ValueTask DisposeAsync()
    {
        await Webhooks.DisposeAsync().ConfigureAwait(false);
        SignIn.Dispose();
        Database.Dispose();
    }

    private IReadOnlyList<DirectoryUser> FindUsers()
    {
        if (Org.Table("systemuser") is not { } users || users.Column("fullname") is not { } name) return [new(Identity.User, "The user")];
        return Database.Read(connection => new RowFetching(connection, Org).Page(RowQuery.All(users), null, null, RowFetching.MostRows).Rows.Select(user => new DirectoryUser(user.Id, user[name] as string ?? user.Id.ToString("D"))).ToList());
    }
}

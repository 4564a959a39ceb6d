using Microsoft.OData;
using Microsoft.OData.UriParser;
using TypedDynamics.Emulator.Limits;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Querying.Calendar;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator;

/// <summary>The organization that answers: its schema, its rows, its clock, and who calls.</summary>
internal sealed class Service(Org org, Database database, EmulatorOptions options) : IDisposable
{
    private readonly AlternateKeysODataUriResolver _resolver = new(org.Model);

    public Org Org { get; } = org;

    public Database Database { get; } = database;

    public TimeProvider Clock => options.Clock;

    /// <summary>What goes wrong on purpose.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>How much each user may ask.</summary>
    public ServiceProtection Protection { get; } = new(options.ServiceProtection, options.Clock);

    /// <summary>Who calls, and what day it is for them.</summary>
    public Caller CallerAs(Actor actor) => new(actor, new OrgCalendar(Clock.GetUtcNow(), options.TimeZone, options.FirstDayOfWeek, options.FiscalYearStart));

    /// <summary>The most rows that an aggregate may be over.</summary>
    public int AggregatedRows => options.AggregatedRows;

    /// <summary>Whether the sets answer messages over many rows.</summary>
    public bool HasBulkMessages => options.BulkMessages;

    public ODataUriParser ParserOf(string serviceRoot, Uri uri) => new(Org.Model, new Uri(serviceRoot), uri)
    {
        Resolver = _resolver,
        UrlKeyDelimiter = ODataUrlKeyDelimiter.Parentheses,
    };

    public void Dispose() => Database.Dispose();
}

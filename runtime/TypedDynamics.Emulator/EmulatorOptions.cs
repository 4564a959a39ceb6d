using System.Security.Cryptography.X509Certificates;
using TypedDynamics.Emulator.Limits;

namespace TypedDynamics.Emulator;

/// <summary>What the emulator boots from, where it keeps its rows, and where it listens.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The folder of the metadata cache: <c>metadata.xml</c>, and <c>definitions/*.json</c> where there are any.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>The SQLite file that keeps the rows, or <c>:memory:</c> (the default) to forget them.</summary>
    /// <remarks>A file of an earlier run is used again; columns that the schema has gained since are added.</remarks>
    public string Database { get; init; } = ":memory:";

    /// <summary>Whether an empty database is filled with sample rows: the same rows with the same ids in every run. Default: false.</summary>
    public bool SampleData { get; init; }

    /// <summary>The TCP port on the loopback address; 0 (the default) takes a free one, null opens none and leaves <see cref="DataverseEmulator.CreateHandler"/> alone.</summary>
    public int? Port { get; init; } = 0;

    /// <summary>The certificate to serve HTTPS with. Default: none, plain HTTP.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The clock behind <c>createdon</c> and the like, and behind conditions such as "last seven days". Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The caller's time zone, at whose midnight days begin for conditions such as "today". Default: UTC.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The day on which the organization's weeks begin. Default: Sunday.</summary>
    public DayOfWeek FirstDayOfWeek { get; init; } = DayOfWeek.Sunday;

    /// <summary>How many rows an aggregate may be over before it is refused with <c>0x8004E023</c>. Default: 50,000, as in the service.</summary>
    public int AggregatedRows { get; init; } = 50_000;

    /// <summary>
    /// Whether every set answers <c>CreateMultiple</c>, <c>UpdateMultiple</c>, <c>UpsertMultiple</c> and <c>DeleteMultiple</c>, declared or not, as in the
    /// cloud. False answers them as any operation that does not exist, as on premises. Default: true.
    /// </summary>
    public bool BulkMessages { get; init; } = true;

    /// <summary>The applications that may ask for tokens. Default: none, and then any application may, with any secret, and any bearer token is good; else only those given here are.</summary>
    public IReadOnlyList<EmulatorApp> Apps { get; init; } = [];

    /// <summary>What users may do: one without a role may only ask who they are. Who brings any token, or an application without a <see cref="EmulatorApp.User"/>, is an administrator.</summary>
    /// <value>Default: none, and then everybody may do everything.</value>
    public IReadOnlyList<EmulatorRole> Roles { get; init; } = [];

    /// <summary>What sends the requests to webhooks: a handler that trusts a certificate of the loopback, or that leads into the process. Not disposed.</summary>
    /// <value>Default: sockets.</value>
    /// <remarks>
    /// Webhooks are registered as in the service, by rows of <c>serviceendpoint</c>, <c>sdkmessageprocessingstep</c> and <c>sdkmessageprocessingstepimage</c>, where the cache has these tables. Any
    /// port is called here. While a synchronous step is told, the emulator answers nobody else: it may not ask back.
    /// </remarks>
    public HttpMessageHandler? WebhookHandler { get; init; }

    /// <summary>How much each user may ask before requests are answered with 429. Default: null, as much as they like.</summary>
    public ServiceProtectionLimits? ServiceProtection { get; init; }

    /// <summary>The month (1 to 12) in which the organization's fiscal years begin; each has four periods of three months. Default: January.</summary>
    public int FiscalYearStart { get; init; } = 1;
}

using TypedDynamics.Emulator;
using TypedDynamics.Emulator.Limits;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Writing.Bulk;

/// <summary>An empty org in an emulator, on a clock on which waits take no time.</summary>
internal sealed class BulkOrg : IAsyncDisposable
{
    private readonly DataverseEmulator _emulator;
    private readonly HttpMessageHandler _handler;

    private BulkOrg(DataverseEmulator emulator, WaitlessClock clock, int users, int maxRetries)
    {
        (_emulator, Clock) = (emulator, clock);
        _handler = emulator.CreateHandler();
        Options = Connections.Options(_handler);
        (Options.Url, Options.Clock, Options.MaxRetries) = (emulator.BaseAddress, clock, maxRetries);
        if (users > 1)
        {
            Options.AccessToken = null;
            for (var i = 0; i < users; i++)
            {
                var token = $"user-{i}";
                Options.Users.Add(new(token, (_, _) => ValueTask.FromResult(token)));
            }
        }

        Connection = new(Options);
    }

    public WaitlessClock Clock { get; }

    public DataverseOptions Options { get; }

    public DataverseConnection Connection { get; }

    public FaultPlan Faults => _emulator.Faults;

    public EntitySet<Contact> Contacts => new(Connection);

    public static async Task<BulkOrg> StartAsync(bool hasMessages = true, ServiceProtectionLimits? limits = null, int users = 1, int maxRetries = 5)
    {
        var clock = new WaitlessClock();
        return new(
            await DataverseEmulator.StartAsync(
                new EmulatorOptions
                {
                    CacheFolder = RepositoryRoot.File("tests", "TypedDynamics.Tests", "Fixtures", "Org"),
                    Port = null,
                    Clock = clock,
                    BulkMessages = hasMessages,
                    ServiceProtection = limits,
                },
                TestContext.Current.CancellationToken),
            clock,
            users,
            maxRetries);
    }

    /// <summary>What is there, as lines to compare.</summary>
    public async Task<List<string>> RowsAsync()
    {
        Faults.Clear();
        var rows = await Contacts.Select(c => new { c.ContactId, c.FirstName, c.LastName }).ToListAsync(TestContext.Current.CancellationToken);
        return [.. rows.Select(static row => $"{row.ContactId} {row.FirstName} {row.LastName}").Order(StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        Connection.Dispose();
        _handler.Dispose();
        await _emulator.DisposeAsync();
    }
}

using System.Globalization;
using System.Text.Json;
using TypedDynamics.Emulator;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying.Grouping;

/// <summary>Aggregates over more rows than the service takes, which here are 25.</summary>
public sealed class PartitionTests : IAsyncLifetime
{
    private const int Rows = 200;
    private const int Same = 30;
    private DataverseEmulator? _emulator;
    private DataverseConnection? _connection;

    private EntitySet<Account> Accounts => new(_connection!);

    public async ValueTask InitializeAsync()
    {
        _emulator = await DataverseEmulator.StartAsync(new EmulatorOptions
        {
            CacheFolder = RepositoryRoot.File("tests", "TypedDynamics.Tests", "Fixtures", "Org"),
            Port = null,
            AggregatedRows = 25,
        });
        _connection = new DataverseConnection(new DataverseOptions
        {
            Url = _emulator.BaseAddress,
            AccessToken = static (_, _) => ValueTask.FromResult("any"),
            MessageHandler = _emulator.CreateHandler(),
        });
        var random = new Random(11);
        var accounts = Enumerable.Range(0, Rows).Select(i => new Dictionary<string, object?>
        {
            ["accountid"] = $"00000000-0000-4000-8000-{i:D12}",
            ["address1_city"] = random.Next(4) switch { 0 => "Oslo", 1 => "oslo", 2 => "Rome", _ => null },
            ["revenue"] = random.Next(5) == 0 ? null : random.Next(1000) / 4m,
            ["createdon"] = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(i < Same ? 0 : random.Next(100_000_000)).ToString("s", CultureInfo.InvariantCulture) + "Z",
            ["name"] = i < Same ? "same" : null,
            ["new_foundedon"] = random.Next(3) == 0 ? null : $"19{random.Next(10, 99)}-01-{random.Next(10, 28)}",
        });
        await _emulator.SeedAsync(JsonSerializer.Serialize(new { accounts }));
    }

    public async ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        if (_emulator is not null) await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Too_many_rows_are_an_exception_of_their_own_that_says_what_to_do()
    {
        var exception = await Assert.ThrowsAsync<AggregateLimitException>(() => Accounts.SumAsync(a => a.Revenue));

        Assert.Equal("0x8004E023", exception.Code);
        Assert.Contains("PartitionedBy", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AggregateLimitException>(() => Accounts.GroupBy(a => a.City).Select(g => g.Sum(a => a.Revenue)).AsOData().ToListAsync());
    }

    [Fact]
    public async Task Parts_add_up_to_what_linq_makes_of_all_rows()
    {
        var spread = Accounts.Where(a => a.Name == null);
        var rows = await spread.ToListAsync();
        var query = spread.GroupBy(a => a.City).OrderByDescending(g => g.Sum(a => a.Revenue))
            .Select(g => new { g.Key, Rows = g.Count(), Total = g.Sum(a => a.Revenue), Mean = g.Average(a => a.Revenue), Least = g.Min(a => a.CreatedOn), Most = g.Max(a => a.Revenue), Founded = g.Max(a => a.FoundedOn) });

        var expected = rows.GroupBy(static a => a.City?.ToUpperInvariant()).OrderByDescending(static g => g.Sum(static a => a.Revenue)).ToList();
        foreach (var groups in new[] { await query.PartitionedBy(a => a.CreatedOn).ToListAsync(), await query.PartitionedBy(a => a.CreatedOn).Take(2).ToListAsync() })
        {
            Assert.Equal(expected.Take(groups.Count).Select(static g => g.Key), groups.Select(static g => g.Key?.ToUpperInvariant()));
            foreach (var (group, of) in groups.Zip(expected))
            {
                Assert.Equal((of.Count(), of.Sum(static a => a.Revenue), of.Max(static a => a.Revenue)), (group.Rows, group.Total, group.Most));
                Assert.Equal(of.Average(static a => a.Revenue)!.Value, group.Mean!.Value, 6);
                Assert.Equal((of.Min(static a => a.CreatedOn), of.Max(static a => a.FoundedOn)), (group.Least, group.Founded));
            }
        }
    }

    [Fact]
    public async Task So_many_rows_of_one_moment_cannot_be_parted() =>
        await Assert.ThrowsAsync<AggregateLimitException>(() => Accounts.Where(a => a.Name == "same").GroupBy(a => a.City).Select(g => g.Count()).PartitionedBy(a => a.CreatedOn).ToListAsync());
}

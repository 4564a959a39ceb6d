using System.Globalization;
using TypedDynamics.Emulator.Limits;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Writing.Bulk;

namespace TypedDynamics.Tests.Writing.Campaign;

/// <summary>More than ten thousand writes, single, by batches and by bulk, through each kind of fault and through all of them: at the end the rows are those that were meant.</summary>
[Trait("Category", "Slow")]
public sealed class FaultCampaignTests(ITestOutputHelper output)
{
    // A token that is refused three times in a row is refused for good.
    private const double LikelyToken = 0.02;

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    public static TheoryData<FaultKind> Kinds => [.. Enum.GetValues<FaultKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Each_kind_of_fault_loses_and_doubles_nothing(FaultKind kind) => RunAsync(seed =>
        [new Fault(kind) { Seed = seed, Probability = kind switch { FaultKind.TokenExpired => LikelyToken, FaultKind.TruncatedBatch => 0.5, _ => 0.15 } }]);

    [Fact]
    public Task A_mixture_of_faults_loses_and_doubles_nothing() =>
        RunAsync(static seed => [.. Enum.GetValues<FaultKind>().Select(kind => new Fault(kind) { Probability = kind == FaultKind.TokenExpired ? LikelyToken : 0.03, Seed = seed + (int)kind })]);

    private async Task RunAsync(Func<int, IEnumerable<Fault>> faults)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        await using var org = await BulkOrg.StartAsync(maxRetries: 40);
        var (intended, random) = (new Dictionary<Guid, string>(), new Random(seed));
        org.Faults.Play(faults(seed));

        var writes = await BulkAsync(org, intended) + await SinglyAsync(org, intended, random) + await ByBatchesAsync(org, intended, random);

        output.WriteLine($"{writes} writes, faults: {string.Join(", ", org.Faults.Played.Where(static kind => kind.Value > 0))}");
        Assert.True(writes >= 10_000, $"{writes}");
        Assert.True(org.Faults.Played.Values.Sum() > 3);
        Assert.Equal(
            intended.Select(static row => $"{row.Key} {row.Value}").Order(StringComparer.Ordinal),
            (await org.RowsAsync()).Select(static line => line.Trim()));
    }

    private async Task<int> BulkAsync(BulkOrg org, Dictionary<Guid, string> intended)
    {
        var options = new BulkOptions { Patience = TimeSpan.FromDays(1000), MaxBatchSize = 50 };
        var rows = Enumerable.Range(0, 5000).Select(static place => new Contact { FirstName = "bulk", LastName = place.ToString(CultureInfo.InvariantCulture) }).ToList();
        Assert.Equal(2500, (await org.Contacts.Bulk(options).CreateAsync(rows.Take(2500), _cancellation)).Succeeded);
        options.UseMultiple = false;
        Assert.Equal(2500, (await org.Contacts.Bulk(options).CreateAsync(rows.Skip(2500), _cancellation)).Succeeded);
        options.UseMultiple = true;
        foreach (var row in rows.Take(3000)) row.LastName = "changed";
        Assert.Empty((await org.Contacts.Bulk(options).UpdateAsync(rows.Take(3000), _cancellation)).Failures);
        Assert.Empty((await org.Contacts.Bulk(options).DeleteAsync(rows.Skip(4000).Select(static row => row.Id), _cancellation)).Failures);
        foreach (var row in rows.Take(4000)) intended[row.Id] = $"{row.FirstName} {row.LastName}";
        return 5000 + 3000 + 1000;
    }

    private async Task<int> SinglyAsync(BulkOrg org, Dictionary<Guid, string> intended, Random random)
    {
        var writes = 0;
        for (var place = 0; place < 300; place++)
        {
            var row = new Contact { FirstName = "single", LastName = place.ToString(CultureInfo.InvariantCulture) };
            await org.Contacts.CreateAsync(row, _cancellation);
            writes++;
            intended[row.Id] = $"{row.FirstName} {row.LastName}";
            switch (random.Next(4))
            {
                case 0:
                    row.LastName = "updated";
                    await org.Contacts.UpdateAsync(row, cancellationToken: _cancellation);
                    break;
                case 1:
                    row.LastName = "upserted";
                    await org.Contacts.UpsertAsync(row, _cancellation);
                    break;
                case 2:
                    row.LastName = "set";
                    await org.Contacts.SetAsync(row.Id, static c => c.LastName, "set", _cancellation);
                    break;
                default:
                    await org.Contacts.DeleteAsync(row.Id, _cancellation);
                    intended.Remove(row.Id);
                    writes++;
                    continue;
            }

            writes++;
            intended[row.Id] = $"{row.FirstName} {row.LastName}";
        }

        return writes;
    }

    private async Task<int> ByBatchesAsync(BulkOrg org, Dictionary<Guid, string> intended, Random random)
    {
        var writes = 0;
        for (var round = 0; round < 40; round++)
        {
            var batch = new DataverseBatch(org.Connection);
            var made = Enumerable.Range(0, 10).Select(place => new Contact { FirstName = "batch", LastName = $"{round}.{place}" }).ToList();
            foreach (var row in made.Take(5)) batch.Create(row);
            var set = batch.ChangeSet();
            foreach (var row in made.Skip(5)) set.Create(row);
            var changed = intended.Keys.ElementAt(random.Next(intended.Count));
            set.Update(new Contact { ContactId = changed, FirstName = "batch", LastName = "changed" });
            await batch.SendAsync(continueOnError: true, _cancellation);

            Assert.Empty(batch.Failures);
            foreach (var row in made) intended[row.Id] = $"{row.FirstName} {row.LastName}";
            intended[changed] = "batch changed";
            writes += 11;
        }

        return writes;
    }
}

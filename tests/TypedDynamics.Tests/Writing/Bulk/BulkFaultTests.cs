using TypedDynamics.Emulator.Limits;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Writing.Bulk;

/// <summary>Many rows over a service that turns away, breaks off and loses answers: at the end each row is there once.</summary>
public sealed class BulkFaultTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    public static TheoryData<FaultKind, bool> Kinds
    {
        get
        {
            var data = new TheoryData<FaultKind, bool>();
            foreach (var kind in Enum.GetValues<FaultKind>())
            {
                data.Add(kind, true);
                data.Add(kind, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_row_is_lost_and_none_doubled(FaultKind kind, bool byMultiple)
    {
        await using var org = await BulkOrg.StartAsync(byMultiple);
        var rows = BulkWriteTests.Rows(400);
        rows.AddRange(Enumerable.Range(0, 50).Select(static place => new Contact { ContactId = Guid.NewGuid(), FirstName = $"own {place}", LastName = "Bulk" }));
        org.Faults.Play(new Fault(kind) { Probability = 0.3, Seed = (int)kind });
        var options = new BulkOptions { Patience = TimeSpan.FromDays(100), MaxBatchSize = 20, UseMultiple = byMultiple };

        var made = await org.Contacts.Bulk(options).CreateAsync(rows, _cancellation);
        Assert.Empty(made.Failures);
        Assert.Equal(450, made.Succeeded);

        foreach (var row in rows) row.LastName = "Changed";
        Assert.Empty((await org.Contacts.Bulk(options).UpdateAsync(rows, _cancellation)).Failures);
        var gone = rows.Take(150).Select(static row => row.Id).ToList();
        Assert.Empty((await org.Contacts.Bulk(options).DeleteAsync(gone, _cancellation)).Failures);

        var played = org.Faults.Played[kind];
        Assert.Equal(BulkWriteTests.Lines(rows.Skip(150)), await org.RowsAsync());
        Assert.True(kind == FaultKind.TruncatedBatch && byMultiple ? played >= 0 : played > 5, $"{played}");
    }

    [Fact]
    public async Task Without_patience_what_is_not_known_is_said()
    {
        await using var org = await BulkOrg.StartAsync();
        org.Faults.Play(new Fault(FaultKind.ResetAfterCommit));

        var result = await org.Contacts.Bulk(new() { Patience = TimeSpan.FromMinutes(1) }).CreateAsync(BulkWriteTests.Rows(10), _cancellation);

        Assert.Equal((0, 10), (result.Succeeded, result.Unknown));
        Assert.All(result.Failures, static failure => Assert.IsType<HttpRequestException>(failure.Error));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_budget_is_used_up_to_its_end_and_never_broken(int users)
    {
        await using var org = await BulkOrg.StartAsync(limits: new() { Requests = 20, Window = TimeSpan.FromSeconds(30), ConcurrentRequests = 5 }, users: users);
        var start = org.Clock.GetUtcNow();

        var result = await org.Contacts.Bulk(new() { MaxBatchSize = 10 }).CreateAsync(BulkWriteTests.Rows(2000), _cancellation);

        Assert.Equal(2000, result.Succeeded);
        Assert.Equal(2000, (await org.RowsAsync()).Count);
        Assert.True(org.Clock.GetUtcNow() - start >= TimeSpan.FromSeconds(30 * ((200 / (20 * users)) - 1)));
    }
}

using System.Net;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Writing.Bulk;

/// <summary>Many rows, against the emulator: by the messages for many, and by batches.</summary>
public sealed class BulkWriteTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    public static TheoryData<bool> Roads => [true, false];

    [Theory]
    [MemberData(nameof(Roads))]
    public async Task Rows_are_made_changed_upserted_and_deleted(bool byMultiple)
    {
        await using var org = await BulkOrg.StartAsync(byMultiple);
        var rows = Rows(2500);

        var made = await org.Contacts.Bulk().CreateAsync(rows, _cancellation);
        Assert.Equal((2500, 0, 0, 0), (made.Succeeded, made.DoneBefore, made.Failed, made.Unknown));
        Assert.All(rows, static row => Assert.False(row.HasChanges));
        Assert.Equal(Lines(rows), await org.RowsAsync());

        foreach (var row in rows.Take(700)) row.LastName += "!";
        var changed = await org.Contacts.Bulk().UpdateAsync(rows, _cancellation);
        Assert.Equal((2500, 0), (changed.Succeeded, changed.Failed));
        Assert.Equal(Lines(rows), await org.RowsAsync());

        foreach (var row in rows.Skip(600).Take(200)) row.LastName += "?";
        rows.AddRange(Rows(10));
        Assert.Equal(2510, (await org.Contacts.Bulk().UpsertAsync(rows.ToAsyncEnumerable(), cancellationToken: _cancellation)).Succeeded);
        Assert.Equal(Lines(rows), await org.RowsAsync());

        Assert.Equal(2510, (await org.Contacts.Bulk().DeleteAsync(rows.Select(static row => row.Id), _cancellation)).Succeeded);
        Assert.Empty(await org.RowsAsync());
    }

    [Theory]
    [MemberData(nameof(Roads))]
    public async Task The_good_ones_land_and_the_bad_ones_say_why(bool byMultiple)
    {
        await using var org = await BulkOrg.StartAsync(byMultiple);
        var taken = new Contact { LastName = "There" };
        await org.Contacts.CreateAsync(taken, _cancellation);
        var rows = Rows(300);
        rows[17] = new Contact { ContactId = taken.Id, LastName = "Taken" };
        rows[200] = new Contact { LastName = "Nobody's", ParentCustomerId = new Lookup<Contact>(Guid.NewGuid()) };
        rows[299] = new Contact { LastName = "Nobody's", ParentCustomerId = new Lookup<Account>(Guid.NewGuid()) };

        var outcomes = new List<BulkOutcome<Contact>>();
        await foreach (var outcome in org.Contacts.Bulk().CreateEachAsync(rows.ToAsyncEnumerable(), _cancellation)) outcomes.Add(outcome);

        Assert.Equal(Enumerable.Range(0, 300).Select(static place => (long)place), outcomes.Select(static outcome => outcome.Index).Order());
        Assert.Equal([17, 200, 299], outcomes.Where(static outcome => outcome.State == BulkState.Failed).Select(static outcome => outcome.Index).Order());
        Assert.All(outcomes.Where(static outcome => outcome.State == BulkState.Failed), outcome =>
        {
            Assert.IsType<DataverseException>(outcome.Error);
            Assert.Same(rows[(int)outcome.Index], outcome.Item);
            Assert.True(outcome.Item.HasChanges);
        });
        Assert.Equal("0x80040237", ((DataverseException)outcomes.Single(static outcome => outcome.Index == 17).Error!).Code);
        Assert.Equal(298, (await org.RowsAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Roads))]
    public async Task Rows_are_found_by_an_alternate_key(bool byMultiple)
    {
        await using var org = await BulkOrg.StartAsync(byMultiple);
        List<Contact> Keyed(string lastName) => [.. Enumerable.Range(0, 50).Select(place => new Contact { EMailAddress1 = $"c{place}@contoso.example", LastName = lastName })];

        Assert.Equal(50, (await org.Contacts.Bulk().UpsertAsync(Keyed("first"), static c => c.EMailAddress1, _cancellation)).Succeeded);
        Assert.Equal(50, (await org.Contacts.Bulk().UpsertAsync(Keyed("second"), static c => c.EMailAddress1, _cancellation)).Succeeded);

        var there = await org.Contacts.Select(c => c.LastName).ToListAsync(_cancellation);
        Assert.Equal(50, there.Count);
        Assert.All(there, static name => Assert.Equal("second", name));
    }

    [Theory]
    [MemberData(nameof(Roads))]
    public async Task Rows_that_cannot_be_sent_fail_alone(bool byMultiple)
    {
        await using var org = await BulkOrg.StartAsync(byMultiple);
        var rows = Rows(20);
        await org.Contacts.Bulk().CreateAsync(rows, _cancellation);
        foreach (var row in rows) row.FirstName = "new";
        rows[3] = new Contact { FirstName = "without an id" };
        rows[4] = new Contact { ContactId = Guid.NewGuid(), FirstName = "not there" };

        var result = await org.Contacts.Bulk().UpdateAsync(rows, _cancellation);

        Assert.Equal((18, 2), (result.Succeeded, result.Failed));
        Assert.Equal([3, 4], result.Failures.Select(static failure => failure.Index).Order());
        Assert.IsType<ArgumentException>(result.Failures.Single(static failure => failure.Index == 3).Error);
        Assert.Equal(HttpStatusCode.NotFound, ((DataverseException)result.Failures.Single(static failure => failure.Index == 4).Error!).StatusCode);

        var keyless = await org.Contacts.Bulk().UpsertAsync([new Contact { EMailAddress1 = "a@contoso.example", LastName = "A" }, new Contact { LastName = "without a key" }], static c => c.EMailAddress1, _cancellation);
        Assert.Equal((1, 1L), (keyless.Succeeded, keyless.Failures.Single().Index));
    }

    [Fact]
    public async Task A_table_without_the_message_is_written_by_batches()
    {
        await using var org = await BulkOrg.StartAsync(hasMessages: false);
        var paths = new List<string>();
        var contacts = new EntitySet<Contact>(new DataverseConnection(With(org, new Spy(org.Options.MessageHandler!, paths))));

        await contacts.Bulk(new() { MaxParallelism = 1 }).CreateAsync(Rows(500), _cancellation);

        // Asked for once; not again once it is known.
        Assert.Single(paths, static path => path.EndsWith("CreateMultiple", StringComparison.Ordinal));
        Assert.Contains(paths, static path => path.EndsWith("$batch", StringComparison.Ordinal));
        Assert.Equal(500, (await org.RowsAsync()).Count);
    }

    [Fact]
    public async Task Portions_grow_while_the_service_is_quick_and_progress_is_told()
    {
        await using var org = await BulkOrg.StartAsync();
        var told = new List<BulkProgress>();

        await org.Contacts.Bulk(new() { MaxParallelism = 1, TotalRows = 2000, MaxBatchSize = 400, Progress = new Told(told) }).CreateAsync(Rows(2000), _cancellation);

        Assert.Equal([200, 400], told.Select(static progress => progress.BatchSize).Distinct().Take(2));
        Assert.Equal(400, told.Max(static progress => progress.BatchSize));
        Assert.Equal((2000, 0), (told[^1].Rows, told[^1].Failed));
        Assert.Equal(told.Select(static progress => progress.Rows).Order(), told.Select(static progress => progress.Rows));
    }

    [Fact]
    public async Task The_writing_ends_when_enough_have_failed()
    {
        await using var org = await BulkOrg.StartAsync();
        var ids = Enumerable.Range(0, 5000).Select(static _ => new Contact { ContactId = Guid.NewGuid(), LastName = "x" });

        var result = await org.Contacts.Bulk(new() { MaxFailures = 10, MaxParallelism = 1, MaxBatchSize = 10 }).UpdateAsync(ids, _cancellation);

        Assert.InRange(result.Failed, 10, 100);
    }

    [Fact]
    public async Task Rows_are_taken_no_faster_than_their_outcomes()
    {
        await using var org = await BulkOrg.StartAsync();
        var taken = 0;
        async IAsyncEnumerable<Contact> Endless()
        {
            while (true)
            {
                taken++;
                yield return new Contact { LastName = "x" };
                if (taken % 100 == 0) await Task.Yield();
            }
        }

        await using (var outcomes = org.Contacts.Bulk().CreateEachAsync(Endless(), _cancellation).GetAsyncEnumerator(_cancellation))
            for (var i = 0; i < 100; i++) Assert.True(await outcomes.MoveNextAsync());

        Assert.InRange(taken, 100, 30_000);
        Assert.True((await org.RowsAsync()).Count <= taken);
    }

    [Fact]
    public void Options_that_make_no_sense_are_named()
    {
        Assert.Contains("MaxBatchSize", Assert.Throws<ArgumentException>(() => Crm.Contacts.Bulk(new() { MaxBatchSize = 1001 })).Message, StringComparison.Ordinal);
        Assert.Contains("MaxParallelism", Assert.Throws<ArgumentException>(() => Crm.Contacts.Bulk(new() { MaxParallelism = 0 })).Message, StringComparison.Ordinal);
        Assert.Contains("Patience", Assert.Throws<ArgumentException>(() => Crm.Contacts.Bulk(new() { Patience = TimeSpan.FromSeconds(-1) })).Message, StringComparison.Ordinal);
        Assert.Contains("MaxFailures", Assert.Throws<ArgumentException>(() => Crm.Contacts.Bulk(new() { MaxFailures = 0 })).Message, StringComparison.Ordinal);
    }

    internal static List<Contact> Rows(int count) => [.. Enumerable.Range(0, count).Select(static place => new Contact { FirstName = $"{place}", LastName = "Bulk" })];

    internal static IEnumerable<string> Lines(IEnumerable<Contact> rows) => rows.Select(static row => $"{row.Id} {row.FirstName} {row.LastName}").Order(StringComparer.Ordinal);

    private static DataverseOptions With(BulkOrg org, HttpMessageHandler handler) => new()
    {
        Url = org.Options.Url,
        AccessToken = org.Options.AccessToken,
        MessageHandler = handler,
        Timeout = Timeout.InfiniteTimeSpan,
        Clock = org.Clock,
    };

    private sealed class Told(List<BulkProgress> told) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => told.Add(value);
    }

    private sealed class Spy(HttpMessageHandler service, List<string> paths) : DelegatingHandler(service)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (paths) paths.Add(request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

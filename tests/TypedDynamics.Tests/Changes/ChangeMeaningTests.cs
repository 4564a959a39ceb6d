using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Writing.Bulk;

namespace TypedDynamics.Tests.Changes;

/// <summary>Changes as the emulator tells them: a copy that follows them is the same as the table.</summary>
public sealed class ChangeMeaningTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public async Task A_copy_that_follows_the_changes_is_the_table(int? pageSize)
    {
        await using var org = await BulkOrg.StartAsync();
        var random = new Random(3);
        var copy = new Dictionary<Guid, string?>();
        var rows = BulkWriteTests.Rows(40);
        await org.Contacts.Bulk().CreateAsync(rows, _cancellation);
        string? token = null;
        for (var round = 0; round < 5; round++)
        {
            token = await FollowAsync(org, copy, token, pageSize, meanwhile: async () =>
            {
                // What changes while pages are read comes the next time.
                var changed = rows[random.Next(rows.Count)];
                changed.LastName = $"meanwhile {round} {random.Next()}";
                await org.Contacts.UpdateAsync(changed, cancellationToken: _cancellation);
            });
            await org.Contacts.DeleteAsync(rows[0].Id, _cancellation);
            rows.RemoveAt(0);
            rows.Add(new Contact { FirstName = "new", LastName = $"{round}" });
            await org.Contacts.CreateAsync(rows[^1], _cancellation);
        }

        await FollowAsync(org, copy, token, pageSize, static () => Task.CompletedTask);

        Assert.Equal(rows.Select(static row => $"{row.Id} {row.LastName}").Order(StringComparer.Ordinal), copy.Select(static row => $"{row.Key} {row.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_token_that_is_too_old_says_so()
    {
        await using var org = await BulkOrg.StartAsync();
        var token = (await org.Contacts.TrackChangesAsync(cancellationToken: _cancellation)).DeltaToken;
        await Task.Delay(TimeSpan.FromDays(8), org.Clock, _cancellation);

        await Assert.ThrowsAsync<ChangesExpiredException>(() => org.Contacts.TrackChangesAsync(token, _cancellation));
    }

    private async Task<string> FollowAsync(BulkOrg org, Dictionary<Guid, string?> copy, string? token, int? pageSize, Func<Task> meanwhile)
    {
        var contacts = (pageSize is { } size ? org.Contacts.WithPageSize(size) : org.Contacts).Select(c => new { c.ContactId, c.LastName });
        for (var page = await contacts.TrackChangesAsync(token, _cancellation); ; page = await contacts.TrackChangesAsync(page.Continuation, _cancellation))
        {
            foreach (var row in page.Rows) copy[row.ContactId] = row.LastName;
            foreach (var deletion in page.Deletions) copy.Remove(deletion.Id);
            if (page.Continuation is null) return page.DeltaToken!;
            await meanwhile();
        }
    }
}

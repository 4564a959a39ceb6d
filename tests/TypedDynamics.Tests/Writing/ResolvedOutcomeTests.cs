using TypedDynamics.Emulator.Limits;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Writing.Bulk;

namespace TypedDynamics.Tests.Writing;

/// <summary>Writes whose answers get lost and that cannot just be sent again: what became of them is learned by asking.</summary>
public sealed class ResolvedOutcomeTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.BadGateway)]
    [InlineData(FaultKind.GatewayTimeout)]
    public async Task A_write_that_demands_a_version_is_sent_again_when_it_was_not_carried_out(FaultKind kind)
    {
        await using var org = await BulkOrg.StartAsync();
        var id = await org.Contacts.CreateAsync(new Contact { LastName = "0" }, _cancellation);
        org.Faults.Play(new Fault(kind) { Probability = 0.3, Method = "PATCH", Seed = 2 });

        for (var i = 1; i <= 20; i++)
        {
            var contact = await org.Contacts.GetAsync(id, _cancellation);
            contact.LastName = $"{i}";
            await org.Contacts.UpdateAsync(contact, ConcurrencyMode.IfUnchanged, _cancellation);
        }

        Assert.True(org.Faults.Played[kind] > 2);
        Assert.Equal("20", (await org.Contacts.GetAsync(id, _cancellation)).LastName);
    }

    [Fact]
    public async Task A_write_that_may_be_anothers_is_told_and_not_counted()
    {
        await using var org = await BulkOrg.StartAsync();
        var id = await org.Contacts.CreateAsync(new Contact { LastName = "0" }, _cancellation);
        var contact = await org.Contacts.GetAsync(id, _cancellation);
        contact.LastName = "1";
        org.Faults.Play(new Fault(FaultKind.ResetAfterCommit) { Method = "PATCH", Next = 1 });

        var conflict = await Assert.ThrowsAsync<ConcurrencyException>(() => org.Contacts.UpdateAsync(contact, ConcurrencyMode.IfUnchanged, _cancellation));

        Assert.Contains("as this write wanted it, by this write or by another's", conflict.Message, StringComparison.Ordinal);
        Assert.Equal((await org.Contacts.GetAsync(id, _cancellation)).ETag, conflict.CurrentVersion);
    }

    [Fact]
    public async Task A_delete_that_demands_a_version_is_done_when_the_row_is_gone()
    {
        await using var org = await BulkOrg.StartAsync();
        var contact = new Contact { LastName = "Gone" };
        await org.Contacts.CreateAsync(contact, _cancellation);
        var read = await org.Contacts.GetAsync(contact.Id, _cancellation);
        org.Faults.Play(new Fault(FaultKind.ResetAfterCommit) { Method = "DELETE", Next = 1 });

        await org.Contacts.DeleteAsync(read, ConcurrencyMode.IfUnchanged, _cancellation);

        Assert.Empty(await org.RowsAsync());
    }

    [Fact]
    public async Task Two_writers_lose_no_update_whatever_gets_lost()
    {
        await using var org = await BulkOrg.StartAsync();
        var id = await org.Contacts.CreateAsync(new Contact { LastName = "0" }, _cancellation);
        org.Faults.Play(new Fault(FaultKind.Reset) { Probability = 0.2, Method = "PATCH", Seed = 4 }, new Fault(FaultKind.ServerBusy) { Probability = 0.2, Seed = 5 });

        // Each adds one, as often as it takes.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            for (var added = 0; added < 25;)
            {
                var contact = await org.Contacts.GetAsync(id, _cancellation);
                contact.LastName = $"{int.Parse(contact.LastName!, System.Globalization.CultureInfo.InvariantCulture) + 1}";
                try
                {
                    await org.Contacts.UpdateAsync(contact, ConcurrencyMode.IfUnchanged, _cancellation);
                    added++;
                }
                catch (ConcurrencyException conflict)
                {
                    Assert.NotEqual(conflict.ExpectedVersion, conflict.CurrentVersion);
                }
            }
        }));

        org.Faults.Clear();
        Assert.Equal("50", (await org.Contacts.GetAsync(id, _cancellation)).LastName);
    }

    [Fact]
    public async Task What_nobody_can_tell_is_a_conflict_that_says_so()
    {
        await using var org = await BulkOrg.StartAsync();
        var id = await org.Contacts.CreateAsync(new Contact { LastName = "0" }, _cancellation);
        var (mine, other) = (await org.Contacts.GetAsync(id, _cancellation), await org.Contacts.GetAsync(id, _cancellation));
        other.LastName = "other's";
        await org.Contacts.UpdateAsync(other, cancellationToken: _cancellation);
        mine.LastName = "mine";
        org.Faults.Play(new Fault(FaultKind.Reset) { Method = "PATCH", Next = 1 });

        var conflict = await Assert.ThrowsAsync<ConcurrencyException>(() => org.Contacts.UpdateAsync(mine, ConcurrencyMode.IfUnchanged, _cancellation));

        Assert.Contains("cannot be told", conflict.Message, StringComparison.Ordinal);
        Assert.True(mine.HasChanges);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterCommit)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.TruncatedBatch)]
    [InlineData(FaultKind.TruncatedAnswer)]
    [InlineData(FaultKind.BadGatewayAfterCommit)]
    public async Task Change_sets_and_their_neighbours_are_carried_out_once(FaultKind kind)
    {
        await using var org = await BulkOrg.StartAsync();
        var meant = new List<Contact>();
        org.Faults.Play(new Fault(kind) { Probability = 0.3, PathPrefix = "$batch", Seed = 9 });
        for (var i = 0; i < 20; i++)
        {
            var batch = new DataverseBatch(org.Connection);
            var (alone, first, second) = (new Contact { LastName = $"alone {i}" }, new Contact { LastName = $"first {i}" }, new Contact { LastName = $"second {i}" });
            batch.Create(alone);
            var set = batch.ChangeSet();
            set.Create(first);
            set.Create(second);
            if (meant.Count > 0)
            {
                var old = meant[0];
                meant.RemoveAt(0);
                set.Delete<Contact>(old.Id);
                meant[0].LastName = $"changed {i}";
                set.Update(meant[0]);
            }

            await batch.SendAsync(continueOnError: true, _cancellation);
            Assert.Empty(batch.Failures);
            meant.AddRange([alone, first, second]);
        }

        Assert.True(org.Faults.Played[kind] > 3);
        Assert.Equal(BulkWriteTests.Lines(meant), await org.RowsAsync());
    }

    [Fact]
    public async Task An_association_whose_answer_got_lost_is_there_once()
    {
        await using var org = await BulkOrg.StartAsync();
        var account = new Account { Name = "A" };
        var accounts = new EntitySet<Account>(org.Connection);
        await accounts.CreateAsync(account, _cancellation);
        var contact = await org.Contacts.CreateAsync(new Contact { LastName = "C" }, _cancellation);
        org.Faults.Play(new Fault(FaultKind.ResetAfterCommit) { Method = "POST", Next = 1 });

        await accounts.AssociateAsync(account.Id, a => a.ContactCustomerAccounts, contact, _cancellation);

        Assert.Equal(account.Id, (await org.Contacts.GetAsync(contact, _cancellation)).ParentCustomerId!.Id);
    }
}

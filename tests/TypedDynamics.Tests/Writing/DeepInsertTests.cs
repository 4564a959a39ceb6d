using TypedDynamics.Emulator.Limits;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Shared;
using TypedDynamics.Tests.Writing.Bulk;

namespace TypedDynamics.Tests.Writing;

/// <summary>Rows made together with another: all of them, once, or none.</summary>
public sealed class DeepInsertTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_body_holds_the_rows_behind_their_navigations()
    {
        using var handler = new CapturingHandler(System.Net.HttpStatusCode.NoContent, "");
        using var connection = Connections.Over(handler);
        var (ann, bob, task) = (new Contact { ContactId = Id(2), LastName = "A" }, new Contact { ContactId = Id(3), LastName = "B" }, new TaskEntity { Subject = "t" });
        var account = new Account { AccountId = Id(1), Name = "x" }.WithNew(a => a.ContactCustomerAccounts, ann, bob.WithNew(c => c.ContactTasks, task)).WithNew(a => a.PrimaryContact, new Contact { ContactId = Id(4), LastName = "P" });

        await new EntitySet<Account>(connection).CreateAsync(account, _cancellation);

        Assert.Equal(
            $$$"""{"accountid":"{{{Id(1)}}}","name":"x","contact_customer_accounts":[{"contactid":"{{{Id(2)}}}","lastname":"A"},{"contactid":"{{{Id(3)}}}","lastname":"B","Contact_Tasks":[{"activityid":"{{{task.Id}}}","subject":"t"}]}],"primarycontactid":{"contactid":"{{{Id(4)}}}","lastname":"P"}}""",
            handler.Request.Body);
        Assert.False(account.HasChanges || bob.HasChanges || task.HasChanges);
        Assert.Throws<ArgumentException>(() => account.WithNew(a => a.PrimaryContact!.CreatedBy, new SystemUser()));
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterCommit)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.ServerBusy)]
    public async Task A_lost_answer_doubles_nothing(FaultKind kind)
    {
        await using var org = await BulkOrg.StartAsync();
        org.Faults.Play(new Fault(kind) { Next = 2 });
        var account = new Account { Name = "x" }.WithNew(a => a.ContactCustomerAccounts, new Contact { LastName = "A" }, new Contact { LastName = "B" });

        await new EntitySet<Account>(org.Connection).CreateAsync(account, _cancellation);

        var row = await new EntitySet<Account>(org.Connection).Include(a => a.ContactCustomerAccounts).SingleAsync(_cancellation);
        Assert.Equal(["A", "B"], row.ContactCustomerAccounts.Select(static contact => contact.LastName).Order());
        Assert.Equal(2, await org.Contacts.CountAsync(_cancellation));
    }

    [Fact]
    public async Task A_row_with_an_id_of_its_own_is_sent_once()
    {
        await using var org = await BulkOrg.StartAsync();
        org.Faults.Play(new Fault(FaultKind.ResetAfterCommit) { Next = 1 });
        var account = new Account { Name = "x" }.WithNew(a => a.ContactCustomerAccounts, new Contact { ContactId = Id(9), LastName = "A" });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => new EntitySet<Account>(org.Connection).CreateAsync(account, _cancellation));
        Assert.Equal(1, await org.Contacts.CountAsync(_cancellation));
    }

    [Fact]
    public async Task One_that_is_refused_refuses_all()
    {
        await using var org = await BulkOrg.StartAsync();
        await org.Contacts.CreateAsync(new Contact { ContactId = Id(9), LastName = "There" }, _cancellation);
        var account = new Account { Name = "x" }.WithNew(a => a.ContactCustomerAccounts, new Contact { LastName = "A" }, new Contact { ContactId = Id(9), LastName = "B" });

        await Assert.ThrowsAsync<DataverseException>(() => new EntitySet<Account>(org.Connection).CreateAsync(account, _cancellation));
        Assert.Equal((0L, 1L), (await new EntitySet<Account>(org.Connection).CountAsync(_cancellation), await org.Contacts.CountAsync(_cancellation)));
    }

    [Fact]
    public async Task Only_creates_take_them()
    {
        await using var org = await BulkOrg.StartAsync();
        Account Nested() => new Account { AccountId = Id(1), Name = "x" }.WithNew(a => a.ContactCustomerAccounts, new Contact { LastName = "A" });
        var accounts = new EntitySet<Account>(org.Connection);

        Assert.Contains("'ContactCustomerAccounts' that WithNew added", (await Assert.ThrowsAsync<InvalidOperationException>(() => accounts.UpdateAsync(Nested(), cancellationToken: _cancellation))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => accounts.UpsertAsync(Nested(), _cancellation));
        Assert.Equal((0L, 0L), (await accounts.CountAsync(_cancellation), await org.Contacts.CountAsync(_cancellation)));

        var batch = new DataverseBatch(org.Connection);
        batch.Create(Nested());
        await batch.SendAsync(cancellationToken: _cancellation);
        Assert.Equal(1, await org.Contacts.CountAsync(_cancellation));

        Contact[] contacts = [new Contact { LastName = "with" }.WithNew(c => c.ContactTasks, new TaskEntity { Subject = "t" }), new Contact { LastName = "without" }];
        Assert.Equal(2, (await org.Contacts.Bulk().CreateAsync(contacts, _cancellation)).Succeeded);
        Assert.Equal(1, await new EntitySet<TaskEntity>(org.Connection).CountAsync(_cancellation));
    }

    private static Guid Id(int number) => new(number, 0, 0, [0x80, 0, 0, 0, 0, 0, 0, 1]);
}

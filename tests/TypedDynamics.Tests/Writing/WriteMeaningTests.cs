using System.Net;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Writing;

/// <summary>Writes against the emulator: what was written is there afterwards, and nothing else is.</summary>
public sealed class WriteMeaningTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    private EntitySet<Contact> Contacts => org.Set<Contact>();

    [Fact]
    public async Task A_row_is_made_read_changed_and_deleted()
    {
        var id = await Contacts.CreateAsync(new Contact { FirstName = "Zoë", LastName = "Müller & Söhne", BirthDate = new(1980, 2, 29), DoNotEmail = false });
        var row = await Contacts.GetAsync(id);
        Assert.Equal(("Zoë", "Müller & Söhne", new DateOnly(1980, 2, 29), false), (row.FirstName, row.LastName, row.BirthDate, row.DoNotEmail));

        row.LastName = null;
        row.DoNotEmail = true;
        await Contacts.UpdateAsync(row);
        var again = await Contacts.GetAsync(id);
        Assert.Equal(("Zoë", null, new DateOnly(1980, 2, 29), true), (again.FirstName, again.LastName, again.BirthDate, again.DoNotEmail));

        await Contacts.DeleteAsync(again);
        Assert.Null(await Contacts.FindAsync(id));
        var missing = await Assert.ThrowsAsync<DataverseException>(() => Contacts.DeleteAsync(id));
        Assert.Equal((HttpStatusCode.NotFound, "0x80040217"), (missing.StatusCode, missing.Code));
    }

    [Fact]
    public async Task A_create_that_is_sent_again_makes_no_second_row()
    {
        var row = new Contact { LastName = "Once" };
        await Contacts.CreateAsync(row);
        var again = await Assert.ThrowsAsync<DataverseException>(() => Contacts.CreateAsync(new Contact { ContactId = row.Id, LastName = "Once" }));

        Assert.Equal("0x80040237", again.Code);
        Assert.Equal(1, await Contacts.Where(c => c.LastName == "Once").CountAsync());
    }

    [Fact]
    public async Task An_update_of_a_row_that_is_not_there_makes_none()
    {
        var missing = await Assert.ThrowsAsync<DataverseException>(() => Contacts.UpdateAsync(new Contact { ContactId = Guid.NewGuid(), LastName = "Nobody" }));

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.False(await Contacts.Where(c => c.LastName == "Nobody").AnyAsync());
    }

    [Fact]
    public async Task No_update_is_lost_between_two_writers()
    {
        var id = await Contacts.CreateAsync(new Contact { FirstName = "Ann", LastName = "Smith" });
        var (first, second) = (await Contacts.GetAsync(id), await Contacts.GetAsync(id));
        first.FirstName = "Anna";
        second.LastName = "Jones";

        await Contacts.UpdateAsync(first, ConcurrencyMode.IfUnchanged);
        var conflict = await Assert.ThrowsAsync<ConcurrencyException>(() => Contacts.UpdateAsync(second, ConcurrencyMode.IfUnchanged));
        Assert.Equal((HttpStatusCode.PreconditionFailed, second.ETag, first.ETag), (conflict.StatusCode, conflict.ExpectedVersion, conflict.CurrentVersion));
        Assert.True(second.HasChanges);

        first.FirstName = "Annie";
        await Contacts.UpdateAsync(first, ConcurrencyMode.IfUnchanged);
        var row = await Contacts.GetAsync(id);
        Assert.Equal(("Annie", "Smith"), (row.FirstName, row.LastName));
        await Assert.ThrowsAsync<ConcurrencyException>(() => Contacts.DeleteAsync(second, ConcurrencyMode.IfUnchanged));
    }

    [Fact]
    public async Task An_upsert_makes_the_row_once_and_then_changes_it()
    {
        var row = new Contact { LastName = "Made" };
        Assert.Equal(UpsertOutcome.Created, await Contacts.UpsertAsync(row));
        row.LastName = "Changed";
        Assert.Equal(UpsertOutcome.Updated, await Contacts.UpsertAsync(row));
        Assert.Equal("Changed", (await Contacts.GetAsync(row.Id)).LastName);
    }

    [Fact]
    public async Task An_upsert_by_alternate_key_finds_the_row_again()
    {
        const string address = "o'neil+&%#?@contoso.invalid";
        Assert.Equal(UpsertOutcome.Created, await Contacts.UpsertAsync(new Contact { EMailAddress1 = address, LastName = "First" }, c => c.EMailAddress1));
        var second = new Contact { EMailAddress1 = address, LastName = "Second" };
        Assert.Equal(UpsertOutcome.Updated, await Contacts.UpsertAsync(second, c => c.EMailAddress1));

        var row = await Contacts.Where(c => c.EMailAddress1 == address).SingleAsync();
        Assert.Equal((second.Id, "Second"), (row.Id, row.LastName));
    }

    [Fact]
    public async Task A_create_can_bring_the_row_back()
    {
        var account = await org.Accounts.FirstAsync();
        var row = await Contacts.CreateAndReadAsync(new Contact { FirstName = "Ann", LastName = "Smith", ParentCustomerId = account });
        var shaped = await Contacts.CreateAndReadAsync(new Contact { LastName = "Jones", ParentCustomerId = account }, c => new { c.ContactId, c.LastName, Account = c.ParentCustomerAccount?.Name });

        Assert.Equal(("Ann Smith", account.Id), (row.FullName, row.ParentCustomerId!.Id));
        Assert.NotNull(row.ETag);
        Assert.Equal(("Jones", account.Name), (shaped.LastName, shaped.Account));
        Assert.True(await Contacts.Where(c => c.ContactId == shaped.ContactId).AnyAsync());
    }

    [Fact]
    public async Task A_column_and_the_ties_of_a_row_change_by_themselves()
    {
        var contact = await Contacts.CreateAsync(new Contact { LastName = "Tied" });
        var account = (await org.Accounts.FirstAsync()).Id;

        await Contacts.SetAsync(contact, c => c.FirstName, "Ann");
        await org.Accounts.AssociateAsync(account, a => a.ContactCustomerAccounts, contact);
        var row = await Contacts.GetAsync(contact);
        Assert.Equal(("Ann", "Tied", account), (row.FirstName, row.LastName, row.ParentCustomerId!.Id));

        await Contacts.SetAsync(contact, c => c.FirstName, null);
        await Contacts.DisassociateAsync(contact, c => c.ParentCustomerAccount);
        row = await Contacts.GetAsync(contact);
        Assert.Equal((null, "Tied", null), (row.FirstName, row.LastName, row.ParentCustomerId));
    }
}

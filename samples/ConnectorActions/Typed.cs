using TypedDynamics;
using TypedDynamics.Metadata;

namespace ConnectorActions;

/// <summary>The connector's record actions over tables that have classes.</summary>
internal sealed class Typed(Crm crm)
{
    public Task<List<Account>> QueryEntitiesAsync(decimal revenue) =>
        crm.Accounts.Where(a => a.Revenue > revenue).OrderByDescending(a => a.CreatedOn).Include(a => a.PrimaryContact).ToListAsync();

    public Task<Page<Account>> QueryEntitiesByPageAsync(string? next) => crm.Accounts.OrderBy(a => a.Name).WithPageSize(100).ToPageAsync(next);

    public Task<Account?> GetEntityAsync(Guid id) => crm.Accounts.FindAsync(id);

    public Task<Guid> CreateEntityAsync(string name, Contact primary) => crm.Accounts.CreateAsync(new Account { Name = name, AccountNumber = "CA-1" }.WithNew(a => a.PrimaryContact, primary));

    public Task UpdateEntityAsync(Guid id) => crm.Accounts.UpdateAsync(new Account { AccountId = id, Revenue = 5_000_000m });

    public Task<UpsertOutcome> UpsertEntityAsync(Guid id) => crm.Accounts.UpsertAsync(new Account { AccountId = id, CreditOnHold = true });

    public Task DeleteEntityAsync(Guid id) => crm.Accounts.DeleteAsync(id);

    public async Task<Guid> RunBatchOperationsAsync(Guid account)
    {
        var batch = crm.CreateBatch();
        var both = batch.ChangeSet();
        var contact = new Contact { LastName = "Batch" };
        both.Create(contact);
        both.Update(new Account { AccountId = account, PrimaryContactId = contact });
        var page = batch.Query(crm.Accounts.Where(a => a.AccountId == account).Select(a => a.PrimaryContactId));
        await batch.SendAsync();
        return page.Result.Rows[0]!.Id;
    }

    public Task<List<Account>> RunFetchXmlQueryAsync(Guid user) => crm.With(new RequestOptions { CallerId = user })
        .Fetch<Account>("<fetch><entity name='account'><attribute name='name' /><order attribute='name' /></entity></fetch>").WithPageSize(50).WithFormattedValues().ToListAsync();

    public async Task<string?> GetCurrentUserAsync() => (await crm.GetCurrentUserAsync()).FullName;

    public Task<Guid> CreateActivityAsync(Guid account, Guid contact) => crm.Emails.CreateAsync(
        new Email { Subject = "Hello", RegardingObjectId = new Account { AccountId = account } }
            .WithNew(e => e.EmailActivityParties, new ActivityParty { PartyId = new Contact { ContactId = contact }, ParticipationTypeMask = ActivityPartyParticipationTypeMask.ToRecipient }));

    public async Task<string> GetAttributeAsync() =>
        string.Join(", ", ((PicklistAttributeMetadata)await crm.Metadata.GetAttributeAsync("account", "industrycode")).OptionSet!.Options.Take(2).Select(option => option.Label?.Text));

    public Task<Guid> CreateAttributeAsync() =>
        crm.Metadata.CreateAttributeAsync("account", NewAttribute.Money("new_Balance", "Balance", precision: 2) with { RequiredLevel = AttributeRequiredLevel.Recommended });

    public async Task UpdateAttributeAsync()
    {
        var balance = (MoneyAttributeMetadata)await crm.Metadata.GetAttributeAsync("account", "new_balance");
        await crm.Metadata.UpdateAttributeAsync("account", balance with { Precision = 4, DisplayName = balance.DisplayName!.With("Saldo", 1031) });
        await crm.Metadata.PublishAsync(["account"]);
    }
}

using TypedDynamics;

namespace Sales;

/// <summary>The code of docs/guides/writing.md and batches-and-bulk.md.</summary>
internal static class Writing
{
    public static async Task CreateAsync(Crm crm)
    {
        // begin-snippet: create
        var contact = new Contact { FirstName = "Zoë", LastName = "Higa", EMailAddress1 = "zoe@contoso.example" };
        await crm.Contacts.CreateAsync(contact);

        var account = new Account { Name = "Adatum", Revenue = 1_250_000m, PrimaryContactId = contact };
        var id = await crm.Accounts.CreateAsync(account);
        // end-snippet
        Console.WriteLine(id == account.Id);
    }

    public static async Task CreateAndReadAsync(Crm crm)
    {
        // begin-snippet: create-and-read
        var made = await crm.Accounts.CreateAndReadAsync(
            new Account { Name = "Adatum" },
            a => new { a.AccountId, a.CreatedOn, Owner = a.OwnerId });
        // end-snippet
        Console.WriteLine(made.Owner is not null);
    }

    public static async Task DeepAsync(Crm crm)
    {
        // begin-snippet: deep-insert
        var company = new Account { Name = "Wingtip" }
            .WithNew(a => a.ContactCustomerAccounts, new Contact { LastName = "Ray" }, new Contact { LastName = "Lee" })
            .WithNew(a => a.PrimaryContact, new Contact { LastName = "Chief" });
        await crm.Accounts.CreateAsync(company); // one request, all or none
        // end-snippet
        Console.WriteLine(company.HasChanges);
    }

    public static async Task UpdateAsync(Crm crm, Guid accountId)
    {
        // begin-snippet: update
        var account = await crm.Accounts.GetAsync(accountId);
        account.CreditOnHold = true;
        account.WebSiteURL = null;
        await crm.Accounts.UpdateAsync(account); // PATCH {"creditonhold":true,"websiteurl":null}

        await crm.Accounts.UpdateAsync(new Account { AccountId = accountId, Name = "Renamed" }); // without reading it first
        await crm.Accounts.SetAsync(accountId, a => a.NumberOfEmployees, 12);                    // one column by itself
        // end-snippet
    }

    public static async Task ConflictAsync(Crm crm, Guid accountId)
    {
        var account = await crm.Accounts.GetAsync(accountId);
        await crm.Accounts.SetAsync(accountId, a => a.NumberOfEmployees, 13);
        account.CreditOnHold = false;
        // begin-snippet: conflict
        try
        {
            await crm.Accounts.UpdateAsync(account, ConcurrencyMode.IfUnchanged);
        }
        catch (ConcurrencyException conflict)
        {
            Console.WriteLine($"read as {conflict.ExpectedVersion}, now {conflict.CurrentVersion}");
        }
        // end-snippet
    }

    public static async Task UpsertAsync(Crm crm)
    {
        // begin-snippet: upsert
        var project = new ContosoProject { ContosoCode = "PR-2026", ContosoName = "Bridge" };
        var outcome = await crm.ContosoProjects.UpsertAsync(project, p => p.ContosoCode);

        Console.WriteLine($"{outcome}: {project.Id}"); // Created the first time, Updated from then on
        // end-snippet
    }

    public static async Task TieAsync(Crm crm, Guid accountId, Guid contactId)
    {
        // begin-snippet: tie
        await crm.Accounts.AssociateAsync(accountId, a => a.ContactCustomerAccounts, contactId);
        await crm.Accounts.DisassociateAsync(accountId, a => a.ContactCustomerAccounts, contactId);
        // end-snippet
    }

    public static async Task DeleteAsync(Crm crm, Guid contactId)
    {
        // begin-snippet: delete
        await crm.Contacts.DeleteAsync(contactId);
        // end-snippet
    }

    public static async Task BatchAsync(Crm crm, Guid accountId)
    {
        // begin-snippet: batch
        var batch = crm.CreateBatch();
        batch.Update(new Account { AccountId = accountId, NumberOfEmployees = 40 });

        var set = batch.ChangeSet(); // all or none
        var project = new ContosoProject { ContosoName = "Tunnel", ContosoCustomerId = new Lookup<Account>(accountId) };
        set.Create(project);
        set.Create(new ContosoProjectTask { ContosoName = "Survey", ContosoProjectId = project });

        var projects = batch.Query(crm.ContosoProjects.Where(p => p.ContosoName == "Tunnel").Select(p => p.ContosoName));

        await batch.SendAsync(continueOnError: true);
        foreach (var failure in batch.Failures) Console.WriteLine(failure.Error!.Message);
        Console.WriteLine(projects.Result.Rows.Count);
        // end-snippet
    }

    public static async Task JsonAsync(Crm crm)
    {
        // begin-snippet: batch-json
        var batch = crm.CreateBatch();
        var items = batch.AddJson("""
            [
              { "collection": "accounts", "action": "create", "data": { "name": "Adatum" }, "returnRepresentation": true },
              { "collection": "accounts", "action": "update", "key": "accountnumber='AC-00002'", "data": { "creditonhold": true } }
            ]
            """);

        await batch.SendAsync(continueOnError: true);
        Console.WriteLine(items[0].Result.Row?.GetProperty("name"));
        // end-snippet
    }

    public static async Task OptionsAsync(Crm crm, Guid accountId, Guid userId)
    {
        // begin-snippet: request-options
        var onBehalf = crm.With(new RequestOptions { CallerId = userId });
        await onBehalf.Accounts.CreateAsync(new Account { Name = "Adatum" }); // created by that user

        await crm.With(new RequestOptions { BypassCustomPluginExecution = true, SuppressFlows = true, Tag = "import" })
            .Accounts.SetAsync(accountId, a => a.NumberOfEmployees, 12);
        // end-snippet
    }

    public static async Task RawAsync(Crm crm)
    {
        // begin-snippet: raw-request
        using var response = await crm.SendAsync(new RawRequest(HttpMethod.Post, "/api/data/v9.2/accounts")
        {
            Query = [new("$select", "name")],
            Headers = [new("Prefer", "return=representation")],
            Body = RawBody.Json("""{ "name": "Adatum" }"""),
            MaxRetries = 3,
            UsesExponentialBackoff = true,
        });

        await response.EnsureSuccessAsync();
        Console.WriteLine((await response.ReadJsonAsync())!.Value.GetProperty("name"));
        // end-snippet
    }

    public static async Task BulkAsync(Crm crm)
    {
        // begin-snippet: bulk
        async IAsyncEnumerable<Contact> ReadAsync()
        {
            foreach (var line in await File.ReadAllLinesAsync("contacts.csv"))
            {
                var cells = line.Split(',');
                yield return new Contact { FirstName = cells[0], LastName = cells[1] };
            }
        }

        var result = await crm.Contacts.Bulk(new BulkOptions { JournalPath = "contacts.journal" }).CreateAsync(ReadAsync());

        Console.WriteLine($"{result.Succeeded} made, {result.DoneBefore} by an earlier run, {result.Failed} refused");
        foreach (var failure in result.Failures) Console.WriteLine($"row {failure.Index}: {failure.Error?.Message}");
        // end-snippet
    }
}

using TypedDynamics;

namespace Sales;

/// <summary>The code of docs/guides/querying.md.</summary>
internal static class Querying
{
    public static async Task PredicatesAsync(Crm crm)
    {
        // begin-snippet: predicates
        var since = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        AccountIndustryCode?[] industries = [AccountIndustryCode.Consulting, AccountIndustryCode.Insurance];

        var accounts = await crm.Accounts
            .Where(a => a.Name!.Contains("power") || a.EMailAddress1 == null)
            .Where(a => a.CreatedOn < since && industries.Contains(a.IndustryCode))
            .Where(a => a.StateCode == AccountStateCode.Active && a.CreditOnHold != true)
            .ToListAsync();
        // end-snippet
        Console.WriteLine(accounts.Count);
    }

    public static async Task NavigationAsync(Crm crm)
    {
        // begin-snippet: navigation
        var customers = await crm.Accounts
            .Where(a => a.PrimaryContact!.CreatedBy!.FullName == "Alex Rivera")
            .Where(a => a.AccountTasks.Any(t => t.StateCode == TaskStateCode.Open && t.PercentComplete != 100))
            .Where(a => a.ContactCustomerAccounts.All(c => c.EMailAddress1 != null))
            .ToListAsync();
        // end-snippet
        Console.WriteLine(customers.Count);
    }

    public static async Task LookupsAsync(Crm crm, Guid accountId)
    {
        // begin-snippet: lookups
        Lookup<Account> customer = accountId;

        var opportunities = await crm.Opportunities
            .Where(o => o.CustomerId == customer && o.OwnerId != null)
            .ToListAsync();

        foreach (var opportunity in opportunities)
        {
            var who = opportunity.CustomerId!.Match(
                account => $"account {account.Id}",
                contact => $"contact {contact.Id}",
                other => $"{other.LogicalName} {other.Id}");
            Console.WriteLine($"{opportunity.Name} for {who}");
        }
        // end-snippet
    }

    public static async Task ChoicesAsync(Crm crm)
    {
        // begin-snippet: choices
        var projects = await crm.ContosoProjects
            .Where(p => p.ContosoPhase == ContosoProjectContosoPhase.Planning)
            .Where(p => p.ContosoSegments!.Contains(ContosoSegment.Enterprise))
            .Select(p => new { p.ContosoName, p.ContosoPhase, p.ContosoSegments })
            .ToListAsync();
        // end-snippet
        Console.WriteLine(projects.Count);
    }

    public static async Task ProjectionAsync(Crm crm)
    {
        // begin-snippet: projection
        var rows = await crm.Opportunities
            .OrderBy(o => o.EstimatedCloseDate)
            .ThenByDescending(o => o.EstimatedValue)
            .Select(o => new Deal(o.Name, o.EstimatedValue ?? 0, o.ParentAccount?.Name, o.ParentAccount?.PrimaryContact?.FullName))
            .ToListAsync();

        var teams = await crm.Accounts
            .Select(a => (a.Name, Contacts: a.ContactCustomerAccounts.Select(c => c.LastName).ToList()))
            .ToListAsync();
        // end-snippet
        Console.WriteLine($"{rows.Count}, {teams.Count}");
    }

    public static async Task IncludeAsync(Crm crm)
    {
        // begin-snippet: include
        var accounts = await crm.Accounts
            .Include(a => a.PrimaryContact).ThenInclude(c => c.CreatedBy)
            .Include(a => a.ContactCustomerAccounts.Where(c => c.JobTitle != null).OrderBy(c => c.LastName).Take(5))
            .ToListAsync();

        foreach (var contact in accounts[0].ContactCustomerAccounts)
        {
            Console.WriteLine($"{contact.FullName}, {contact.JobTitle}");
        }
        // end-snippet
    }

    public static async Task StreamAsync(Crm crm)
    {
        // begin-snippet: streaming
        await foreach (var contact in crm.Contacts.WithPageSize(500))
        {
            Console.WriteLine(contact.FullName);
        }
        // end-snippet
    }

    public static async Task PagesAsync(Crm crm)
    {
        // begin-snippet: pages
        var query = crm.Contacts.OrderBy(c => c.LastName).WithPageSize(50);
        var first = await query.ToPageAsync();
        if (first.Continuation is { } continuation)
        {
            var second = await query.ToPageAsync(continuation);
            Console.WriteLine($"{first.Rows.Count} rows, then {second.Rows.Count}");
        }
        // end-snippet
    }

    public static async Task OneAsync(Crm crm, Guid accountId)
    {
        // begin-snippet: one-row
        var account = await crm.Accounts.GetAsync(accountId);
        var name = await crm.Accounts.Select(a => a.Name).FindAsync(accountId);
        var newest = await crm.Accounts.OrderByDescending(a => a.CreatedOn).FirstOrDefaultAsync();
        var isLarge = await crm.Accounts.Where(a => a.NumberOfEmployees > 1_000).AnyAsync();
        var count = await crm.Accounts.CountAsync();
        // end-snippet
        Console.WriteLine($"{account.Name} {name} {newest?.Name} {isLarge} {count}");
    }

    public static async Task FormattedAsync(Crm crm)
    {
        // begin-snippet: formatted-values
        var opportunity = await crm.Opportunities.WithFormattedValues().FirstAsync();

        Console.WriteLine(opportunity.FormattedValues["estimatedvalue"]); // $121,160.00
        Console.WriteLine(opportunity.CustomerId?.Name);                  // Bellows College
        // end-snippet
    }

    public static void Address(Crm crm)
    {
        // begin-snippet: address
        var query = crm.Accounts.Where(a => a.Revenue > 1_000_000m).Select(a => a.Name);

        Console.WriteLine(query.ToODataUri()); // accounts?$select=name&$filter=revenue%20gt%201000000
        Console.WriteLine(query.Explain());    // OData or FetchXML, why, the request, the service's limits that it comes near, pages
        // end-snippet
    }

    public static async Task ErrorsAsync(Crm crm)
    {
        // begin-snippet: errors
        try
        {
            await crm.Accounts.GetAsync(Guid.NewGuid());
        }
        catch (DataverseException exception) when (exception.Code == "0x80040217")
        {
            Console.WriteLine($"{(int)exception.StatusCode}: {exception.Message} (request {exception.RequestId})");
        }
        // end-snippet
    }

    public static async Task StatesAsync(Crm crm)
    {
        // begin-snippet: states
        var account = await crm.Accounts.FirstAsync();

        Console.WriteLine(account.IsLoaded(nameof(Account.Revenue)));        // True: all columns were asked for
        Console.WriteLine(account.IsLoaded(nameof(Account.PrimaryContact))); // False: reading it would throw
        account.Revenue = null;
        Console.WriteLine(account.IsChanged(nameof(Account.Revenue)));       // True: null is a value, unset is not
        // end-snippet
    }

    // begin-snippet: deal
    internal sealed record Deal(string? Name, decimal Value, string? Account, string? Contact);
    // end-snippet
}

using TypedDynamics;

namespace QuickStart;

/// <summary>A handful of queries, each with the address that it asks and the rows that came back.</summary>
internal sealed class Tour(Crm crm, TextWriter output)
{
    public async Task RunAsync()
    {
        var user = await crm.GetCurrentUserAsync();
        output.WriteLine($"You are {user.FullName} ({user.Id}).");

        await ShowAsync(
            "A filter on a navigation, and a projection that crosses it",
            crm.Accounts
                .Where(a => a.PrimaryContact!.LastName!.StartsWith("S") && a.Revenue > 1_000_000m)
                .OrderByDescending(a => a.Revenue)
                .Take(5)
                .Select(a => new { a.Name, a.Revenue, City = a.Address1City, Contact = a.PrimaryContact?.FullName }));

        await ShowAsync(
            "Any: who has an open task of high priority?",
            crm.Accounts
                .Where(a => a.AccountTasks.Any(t => t.StateCode == TaskStateCode.Open && t.PriorityCode == TaskPriorityCode.High))
                .OrderBy(a => a.Name)
                .Take(5)
                .Select(a => new { a.Name, a.IndustryCode, a.NumberOfEmployees }));

        await ShowAsync(
            "Formatted values: a polymorphic lookup's name, and its table",
            crm.Opportunities
                .Where(o => o.StateCode == OpportunityStateCode.Open && o.EstimatedCloseDate != null)
                .OrderBy(o => o.EstimatedCloseDate)
                .Take(5)
                .WithFormattedValues()
                .Select(o => new { o.Name, Customer = o.CustomerId?.Name, Table = o.CustomerId?.LogicalName, Closes = o.EstimatedCloseDate, Value = o.EstimatedValue }));

        await ShowExpandedAsync();
        await ShowPagesAsync();
    }

    private async Task ShowExpandedAsync()
    {
        var query = crm.Accounts
            .Where(a => a.ContactCustomerAccounts.Any())
            .Include(a => a.ContactCustomerAccounts.Where(c => c.EMailAddress1 != null).OrderBy(c => c.LastName).Take(2))
            .OrderBy(a => a.Name)
            .Take(3);
        WriteHead("Include: three accounts, each with two of its contacts", query.ToODataUri());
        var rows =
            from account in await query.ToListAsync()
            from contact in account.ContactCustomerAccounts
            select new { Account = account.Name, Contact = contact.FullName, contact.EMailAddress1 };
        RowTable.Write(output, rows);
    }

    private async Task ShowPagesAsync()
    {
        const int Shown = 3;
        var query = crm.Contacts
            .OrderBy(c => c.LastName)
            .ThenBy(c => c.FirstName)
            .WithPageSize(50)
            .Take(250)
            .Select(c => new { c.FullName, c.JobTitle, Company = c.ParentCustomerAccount?.Name });
        WriteHead("Streaming: pages of 50, read while you loop", query.ToODataUri());
        var read = 0;
        await foreach (var contact in query)
        {
            if (read++ < Shown) output.WriteLine($"  {contact.FullName}, {contact.JobTitle}, {contact.Company}");
        }

        output.WriteLine($"  … {read} contacts in all");
    }

    private async Task ShowAsync<TRow>(string title, DataverseQuery<TRow> query)
    {
        WriteHead(title, query.ToODataUri());
        RowTable.Write(output, await query.ToListAsync());
    }

    private void WriteHead(string title, string uri)
    {
        output.WriteLine();
        output.WriteLine(title);
        output.WriteLine($"GET {Uri.UnescapeDataString(uri)}");
    }
}

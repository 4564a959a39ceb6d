using TypedDynamics;

namespace Sales;

/// <summary>The code of docs/guides/aggregates-and-joins.md.</summary>
internal static class Aggregating
{
    public static async Task GroupsAsync(Crm crm)
    {
        // begin-snippet: groups
        var industries = await crm.Accounts
            .Where(a => a.StateCode == AccountStateCode.Active)
            .GroupBy(a => a.IndustryCode)
            .Where(g => g.Count() > 1)                                   // run here, on the groups that come
            .OrderByDescending(g => g.Sum(a => a.Revenue))
            .Select(g => new { g.Key, Accounts = g.Count(), Total = g.Sum(a => a.Revenue), Largest = g.Max(a => a.Revenue) })
            .ToListAsync();
        // end-snippet
        Console.WriteLine(industries[0]);
    }

    public static async Task KeysAsync(Crm crm)
    {
        // begin-snippet: group-keys
        var byQuarter =
            from o in crm.Opportunities
            group o by new { Year = o.EstimatedCloseDate.Year(), Quarter = o.EstimatedCloseDate.Quarter(), o.OwnerId } into g
            orderby g.Key.Year, g.Key.Quarter
            select new { g.Key.Year, g.Key.Quarter, Owner = g.Key.OwnerId?.Id, Expected = g.Sum(o => o.EstimatedValue) };
        // end-snippet
        Console.WriteLine((await byQuarter.ToListAsync()).Count);
    }

    public static async Task NumbersAsync(Crm crm)
    {
        // begin-snippet: group-all
        var rows = await crm.Accounts.CountAsync();                          // exact, however many there are
        var total = await crm.Accounts.SumAsync(a => a.Revenue);             // 0 where no row has a value
        var latest = await crm.Accounts.MaxAsync(a => a.CreatedOn);          // null where no row has a value
        var cities = await crm.Accounts.CountDistinctAsync(a => a.Address1City);
        // end-snippet
        Console.WriteLine($"{rows} {total} {latest} {cities}");
    }

    public static async Task PartsAsync(Crm crm)
    {
        // begin-snippet: group-parts
        var bySource = await crm.Contacts
            .GroupBy(c => c.CreatedOn.Year())
            .Select(g => new { Year = g.Key, Contacts = g.Count() })
            .PartitionedBy(c => c.CreatedOn)
            .ToListAsync();
        // end-snippet
        Console.WriteLine(bySource.Count);
    }

    public static async Task JoinsAsync(Crm crm)
    {
        // begin-snippet: joins
        var people =
            from a in crm.Accounts
            join c in crm.Contacts.Where(c => c.EMailAddress1 != null) on a.AccountId equals c.ParentCustomerId!.Id
            where a.Revenue > 1_000_000m
            orderby a.Name, c.LastName
            select new { Account = a.Name, c.LastName, c.EMailAddress1 };

        Console.WriteLine(people.ToFetchXml());
        await foreach (var person in people) Console.WriteLine(person);
        // end-snippet
    }

    public static async Task LeftJoinsAsync(Crm crm)
    {
        // begin-snippet: left-joins
        var accounts = await crm.Accounts
            .LeftJoin(crm.Opportunities, a => a.AccountId, o => o.CustomerId!.Id, (a, o) => new { a.Name, Opportunity = o?.Name })
            .ToListAsync();

        var withTasks =
            from a in crm.Accounts
            from t in a.AccountTasks.Where(t => t.StateCode == TaskStateCode.Open)
            select new { a.Name, t.Subject };

        var silent = await crm.Accounts.WhereNotExists(crm.Contacts, a => a.AccountId, c => c.ParentCustomerId!.Id).ToListAsync();
        // end-snippet
        Console.WriteLine($"{accounts.Count} {(await withTasks.ToListAsync()).Count} {silent.Count}");
    }
}

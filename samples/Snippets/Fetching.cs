using TypedDynamics;
using TypedDynamics.FetchXml;

namespace Sales;

/// <summary>The code of docs/guides/fetchxml.md.</summary>
internal static class Fetching
{
    public static async Task FunctionsAsync(Crm crm)
    {
        // begin-snippet: functions
        var due = crm.Tasks
            .Where(t => t.ScheduledEnd.IsInNextXDays(7) && t.OwnerId.IsCurrentUser())
            .Select(t => t.Subject);

        Console.WriteLine(due.ToODataUri());
        Console.WriteLine(due.ToFetchXml());
        // end-snippet
        Console.WriteLine((await due.ToListAsync()).Count);
    }

    public static async Task RoadsAsync(Crm crm)
    {
        // begin-snippet: roads
        var accounts = crm.Accounts.Where(a => a.ContactCustomerAccounts.Any(c => c.LastName!.StartsWith("S"))).Select(a => a.Name);

        var byOData = await accounts.ToListAsync();                // GET accounts?$select=name&$filter=…
        var byFetchXml = await accounts.AsFetchXml().ToListAsync(); // GET accounts?fetchXml=<fetch>…
        var like = await crm.Accounts.Where(a => a.Name.IsLike("A%[0-9]")).ToListAsync(); // only FetchXML can say it
        // end-snippet
        Console.WriteLine($"{byOData.Count} {byFetchXml.Count} {like.Count}");
    }

    public static async Task TypedAsync(Crm crm)
    {
        // begin-snippet: fetch-typed
        var accounts = crm.Fetch<Account>(
            """
            <fetch>
              <entity name="account">
                <attribute name="name" />
                <attribute name="revenue" />
                <order attribute="name" />
                <link-entity name="contact" from="contactid" to="primarycontactid" alias="c" link-type="outer">
                  <attribute name="fullname" />
                </link-entity>
              </entity>
            </fetch>
            """).WithPageSize(500);

        await foreach (var account in accounts)
        {
            var contact = account.AdditionalColumns.TryGetValue("c.fullname", out var name) ? name.GetString() : "nobody";
            Console.WriteLine($"{account.Name} ({account.Revenue}): {contact}");
        }
        // end-snippet
    }

    public static async Task AggregateAsync(Crm crm)
    {
        // begin-snippet: fetch-aggregate
        var groups = await crm.Fetch(
            "opportunities",
            """
            <fetch aggregate="true">
              <entity name="opportunity">
                <attribute name="statecode" alias="state" groupby="true" />
                <attribute name="estimatedvalue" alias="total" aggregate="sum" />
                <attribute name="opportunityid" alias="count" aggregate="count" />
              </entity>
            </fetch>
            """).WithFormattedValues().ToListAsync();

        foreach (var group in groups)
        {
            Console.WriteLine($"{group.GetFormatted("state")}: {group.Get<int>("count")}, {group.Get<decimal?>("total")}");
        }
        // end-snippet
    }

    public static async Task PiecesAsync(Crm crm)
    {
        // begin-snippet: fetch-pieces
        var large = crm.Accounts.Where(a => a.Revenue > 1_000_000).OrderBy(a => a.Name).ToFetch();
        var withoutOpenDeals = large with
        {
            LateMaterialize = true,
            Entity = large.Entity with
            {
                Filters =
                [
                    .. large.Entity.Filters,
                    new FetchFilter
                    {
                        Links =
                        [
                            FetchLink.Of((Opportunity o) => o.CustomerId, (Account a) => a.Id) with
                            {
                                Kind = FetchLinkKind.NotAny,
                                Filters = [new() { Conditions = [FetchCondition.Of((Opportunity o) => o.StateCode, FetchOperator.Equal, OpportunityStateCode.Open)] }],
                            },
                        ],
                    },
                ],
            },
        };

        var accounts = await crm.Fetch<Account>(withoutOpenDeals).ToListAsync();
        // end-snippet
        Console.WriteLine(accounts.Count);
    }
}

using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TypedDynamics.Metadata;

namespace TypedDynamics.AotSmoke;

/// <summary>Every road through the runtime that reflection could lie under, each beside the text it must give.</summary>
internal static class Checks
{
    private static readonly Guid s_adventure = new("a0000000-0000-0000-0000-000000000001");

    public static async Task<List<(string Name, string Actual, string Expected)>> RunAsync(Crm crm, Uri address) =>
    [
        .. await PredicatesAsync(crm),
        .. await ProjectionsAsync(crm),
        .. await RowsAsync(crm),
        .. await ServiceAsync(crm, address),
        .. await WritesAsync(crm),
        .. await SchemaAsync(crm),
    ];

    private static async Task<List<(string Name, string Actual, string Expected)>> PredicatesAsync(Crm crm)
    {
        var least = 10_000m;
        var wanted = new Wanted { Name = "O'Berg", Industries = [AccountIndustryCode.Accounting, AccountIndustryCode.Brokers] };
        Guid[] ids = [s_adventure, Guid.Empty];
        Func<decimal, bool> isLarge = static amount => amount > 1;
        Func<decimal, int, decimal> sum = static (amount, more) => amount + more;
        decimal? none = null;
        return
        [
            ("captured local", await NamesAsync(crm.Accounts.Where(a => a.Revenue > least)), "Adventure Works, Blue Yonder"),
            ("arithmetic on what was captured", await NamesAsync(crm.Accounts.Where(a => a.Revenue <= (least * 2) + 1 && a.NumberOfEmployees >= wanted.Industries.Count)), "Blue Yonder"),
            ("captured property", await NamesAsync(crm.Accounts.Where(a => a.ContactCustomerAccounts.Any(c => c.LastName == wanted.Name))), "Adventure Works"),
            ("captured list", await NamesAsync(crm.Accounts.Where(a => wanted.Industries.Contains(a.IndustryCode!.Value))), "Adventure Works"),
            ("captured array", await NamesAsync(crm.Accounts.Where(a => ids.Contains(a.AccountId))), "Adventure Works"),
            ("captured delegate", await NamesAsync(crm.Accounts.Where(a => isLarge(least) && a.Revenue > sum(least, 1))), "Adventure Works, Blue Yonder"),
            ("captured null", await NamesAsync(crm.Accounts.Where(a => a.Revenue > none)), ""),
            ("navigation and text", await NamesAsync(crm.Accounts.Where(a => a.PrimaryContact!.FirstName!.StartsWith("Ki"))), "Blue Yonder"),
            ("null and not", await NamesAsync(crm.Accounts.Where(a => !(a.Revenue != null) && a.CreditOnHold != true)), "Coho Winery"),
            ("choices", await NamesAsync(crm.Accounts.Where(a => a.ContosoSegments!.Contains(ContosoSegment.Enterprise))), "Adventure Works"),
            ("date", await NamesAsync(crm.Accounts.Where(a => a.ContosoCustomerSince < new DateOnly(2020, 1, 1))), "Adventure Works"),
            ("any", $"{await crm.Accounts.AnyAsync()} {await crm.Accounts.Where(a => a.Name == "none").AnyAsync()}", "True False"),
            ("count", $"{await crm.Contacts.CountAsync()}", "3"),
        ];
    }

    private static async Task<List<(string Name, string Actual, string Expected)>> SchemaAsync(Crm crm)
    {
        var industry = (PicklistAttributeMetadata)await crm.Metadata.GetAttributeAsync("account", "industrycode");
        await crm.Metadata.CreateAttributeAsync("account", NewAttribute.Money("new_Aot", "Aot", precision: 2) with { RequiredLevel = AttributeRequiredLevel.Recommended });
        var made = (MoneyAttributeMetadata)await crm.Metadata.GetAttributeAsync("account", "new_aot");
        await crm.Metadata.UpdateAttributeAsync("account", made with { Precision = 4 });
        await crm.Metadata.PublishAsync(["account"]);
        var changes = await crm.Metadata.GetChangesAsync(new() { Properties = ["LogicalName"], Criteria = MetadataFilter.All(MetadataCondition.Is("LogicalName", "account")) });
        return
        [
            ("options", $"{industry.OptionSet!.Options[0].Value} {industry.OptionSet.Options[0].Label?.Text}", "1 Accounting"),
            ("column made", $"{made.RequiredLevel!.Value} {made.AttributeType} {made.DisplayName!.In(1033)}", "Recommended Money Aot"),
            ("column changed", $"{((MoneyAttributeMetadata)await crm.Metadata.GetAttributeAsync("account", "new_aot")).Precision}", "4"),
            ("changes", string.Join(' ', changes.Entities), "EntityMetadata account"),
        ];
    }

    private static async Task<List<(string Name, string Actual, string Expected)>> ProjectionsAsync(Crm crm)
    {
        var accounts = crm.Accounts.OrderBy(a => a.Name);
        return
        [
            ("anonymous", string.Join("; ", await accounts.Select(a => new { a.Name, a.NumberOfEmployees, Contact = a.PrimaryContact?.LastName }).ToListAsync()),
                "{ Name = Adventure Works, NumberOfEmployees = 120, Contact = Smith }; { Name = Blue Yonder, NumberOfEmployees = 7, Contact = Ny }; { Name = Coho Winery, NumberOfEmployees = , Contact =  }"),
            ("tuple", $"{await accounts.Select(a => (a.Name, a.IndustryCode)).FirstAsync()}", "(Adventure Works, Accounting)"),
            ("record", $"{await accounts.Select(a => new Line(a.Name, a.ContosoCustomerSince)).FirstAsync()}", "Line { Name = Adventure Works, Since = 12/31/2019 }"),
            ("collection", string.Join(' ', await accounts.Select(a => $"{a.ContactCustomerAccounts.Count}").ToListAsync()), "2 1 0"),
        ];
    }

    private static async Task<List<(string Name, string Actual, string Expected)>> RowsAsync(Crm crm)
    {
        var account = await crm.Accounts.Include(a => a.ContactCustomerAccounts.OrderBy(c => c.LastName)).WithFormattedValues().GetAsync(s_adventure);
        var task = await crm.Tasks.SingleAsync();
        var streamed = new List<string?>();
        string[] lastNames = ["Ny", "Smith"];
        await foreach (var contact in crm.Contacts.OrderBy(c => c.LastName).WithPageSize(1)) streamed.Add(contact.LastName);
        var page = await crm.Contacts.OrderByDescending(c => c.LastName).WithPageSize(2).ToPageAsync();
        return
        [
            ("columns", FormattableString.Invariant($"{account.Revenue:F2} {account.ContosoSegments} {account.CreditOnHold} {account.StateCode}"), "5000000.25 2,3 True Active"),
            ("lookup", $"{account.PrimaryContactId?.Name} {account.PrimaryContactId?.LogicalName}", "Sam Smith contact"),
            ("formatted", $"{account.FormattedValues[nameof(account.IndustryCode)]}", "Accounting"),
            ("expanded", string.Join(", ", account.ContactCustomerAccounts.Select(static contact => contact.LastName)), "O'Berg, Smith"),
            ("inherited and polymorphic", $"{task.Subject} {task.PriorityCode} {task.ScheduledEnd?.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)} {task.RegardingObjectId?.LogicalName}", "Call Sam High 2025-03-01T08:30:00 account"),
            ("streamed", string.Join(", ", streamed), "Ny, O'Berg, Smith"),
            ("page", $"{page.Rows.Count} {page.Continuation is not null}", "2 True"),
            ("absent", $"{await crm.Accounts.FindAsync(Guid.NewGuid())}", ""),
            ("by FetchXML", string.Join(", ", (await crm.Contacts.Where(c => !c.LastName!.StartsWith("S")).OrderBy(c => c.LastName).WithPageSize(1).AsFetchXml().ToListAsync()).Select(static contact => contact.LastName)), "Ny, O'Berg"),
            ("groups", string.Join("; ", await crm.Accounts.GroupBy(a => ValueTuple.Create(a.StateCode, a.IndustryCode)).OrderByDescending(g => g.Sum(a => a.Revenue)).Select(static g => (g.Key.Item2, Most: g.Max(a => a.CreatedOn) is not null, Rows: g.Count())).Take(1).ToListAsync()), "(Accounting, True, 1)"),
            ("group of all", FormattableString.Invariant($"{await crm.Accounts.SumAsync(a => a.NumberOfEmployees)}"), "127"),
            ("join", string.Join("; ", await (from a in crm.Accounts join c in crm.Contacts on a.PrimaryContactId!.Id equals c.ContactId where c.LastName != null orderby a.Name select new Line(a.Name + " " + c.LastName, null)).ToListAsync()), "Line { Name = Adventure Works Smith, Since =  }; Line { Name = Blue Yonder Ny, Since =  }"),
            ("left join", $"{(await crm.Accounts.LeftJoin(crm.Contacts, a => a.PrimaryContactId!.Id, c => c.ContactId, static (a, c) => c?.LastName).ToListAsync()).Count(static name => name is null)}", "1"),
            ("list in place", $"{await crm.Contacts.Where(c => lastNames.Where(name => name.Length > 3).Contains(c.LastName)).CountAsync() > 0}", "True"),
            ("function", $"{await crm.Contacts.Where(c => c.CreatedOn.IsInLastXDays(2) && c.LastName.IsIn(lastNames)).CountAsync()}", "2"),
            ("fetched", $"{(await crm.Fetch<Contact>("<fetch><entity name='contact'><attribute name='lastname' /><order attribute='lastname' /></entity></fetch>").FirstOrDefaultAsync())!.LastName}", "Ny"),
        ];
    }

    private static async Task<List<(string Name, string Actual, string Expected)>> ServiceAsync(Crm crm, Uri address)
    {
        var user = await crm.GetCurrentUserAsync();
        var refused = await FailAsync(() => crm.Accounts.GetAsync(Guid.NewGuid()));
        return
        [
            ("caller", $"{user.FullName} {user.Id == (await crm.WhoAmIAsync()).UserId}", "Alex Rivera True"),
            ("function", $"{(await crm.RetrieveVersionAsync()).Version?.StartsWith("9.2", StringComparison.Ordinal)}", "True"),
            ("error", $"{(int)refused.StatusCode} {refused.Code} {refused.RequestId is not null}", "404 0x80040217 True"),
            ("dependency injection", await InjectedAsync(address), "3"),
        ];
    }

    private static async Task<List<(string Name, string Actual, string Expected)>> WritesAsync(Crm crm)
    {
        var made = new Account { Name = "Made", AccountNumber = "M-1", Revenue = 12.50m, ContosoSegments = new(ContosoSegment.Enterprise), PrimaryContactId = await crm.Contacts.FirstAsync() };
        var id = await crm.Accounts.CreateAsync(made);
        made.Name = "Changed";
        await crm.Accounts.UpdateAsync(made);
        var outcome = await crm.Accounts.UpsertAsync(new Account { AccountNumber = "M-1", NumberOfEmployees = 3 }, a => a.AccountNumber);
        await crm.Accounts.SetAsync(id, a => a.ContosoCustomerSince, new DateOnly(2026, 1, 2));
        var (first, second) = (await crm.Accounts.GetAsync(id), await crm.Accounts.GetAsync(id));
        first.CreditOnHold = true;
        await crm.Accounts.UpdateAsync(first, ConcurrencyMode.IfUnchanged);
        second.CreditOnHold = false;
        var conflict = await FailAsync(() => crm.Accounts.UpdateAsync(second, ConcurrencyMode.IfUnchanged));
        var shown = await crm.Accounts.CreateAndReadAsync(new Account { Name = "Shown" }, a => new { a.Name, a.StateCode });
        await crm.Accounts.DeleteAsync(id);
        return
        [
            ("written", FormattableString.Invariant($"{first.Name} {first.Revenue:F2} {first.NumberOfEmployees} {first.ContosoCustomerSince:O} {first.ContosoSegments} {first.PrimaryContactId is not null}"), "Changed 12.50 3 2026-01-02 3 True"),
            ("upserted", $"{outcome}", "Updated"),
            ("conflict", $"{conflict is ConcurrencyException} {(int)conflict.StatusCode}", "True 412"),
            ("shown", $"{shown}", "{ Name = Shown, StateCode = Active }"),
            ("deleted", $"{await crm.Accounts.FindAsync(id)}", ""),
        ];
    }

    private static async Task<string> InjectedAsync(Uri address)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Dataverse:Url", address.ToString()), new("Dataverse:MaxPageSize", "2")]).Build();
        var services = new ServiceCollection();
        services.AddDataverse<Crm>(configuration.GetSection("Dataverse"), static options => options.AccessToken = static (_, _) => ValueTask.FromResult("any"));
        await using var provider = services.BuildServiceProvider();
        return $"{(await provider.GetRequiredService<Crm>().Contacts.ToListAsync()).Count}";
    }

    private static async Task<string> NamesAsync(EntityQuery<Account> query) =>
        string.Join(", ", await query.OrderBy(a => a.Name).Select(a => a.Name).ToListAsync());

    private static async Task<DataverseException> FailAsync(Func<Task> request)
    {
        try
        {
            await request();
        }
        catch (DataverseException exception)
        {
            return exception;
        }

        return new DataverseException("Nothing was refused.");
    }

    private sealed class Wanted
    {
        public required string Name { get; init; }

        public required List<AccountIndustryCode> Industries { get; init; }
    }

    private sealed record Line(string? Name, DateOnly? Since);
}

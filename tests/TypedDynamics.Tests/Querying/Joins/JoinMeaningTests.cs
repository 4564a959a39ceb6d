using System.Net;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Querying.Joins;

/// <summary>Joins of the service give the lines that LINQ makes of the rows themselves.</summary>
public sealed class JoinMeaningTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    private EntitySet<Contact> Contacts => org.Set<Contact>();

    [Fact]
    public async Task Inner_joins_agree_with_linq()
    {
        var (accounts, contacts) = await RowsAsync();

        Same(
            from a in accounts join c in contacts on a.AccountId equals c.ParentCustomerId?.Id select (a.Id, c.LastName),
            await (from a in org.Accounts join c in Contacts on a.AccountId equals c.ParentCustomerId!.Id select (a.Id, c.LastName)).ToListAsync());
        Same(
            from a in accounts join c in contacts on a.AccountId equals c.ParentCustomerId?.Id where a.Revenue > 1 && c.LastName != null && c.LastName != "A" select (a.Name, a.IndustryCode, c.LastName),
            await (from a in org.Accounts join c in Contacts on a.AccountId equals c.ParentCustomerId!.Id where a.Revenue > 1 && c.LastName != null && c.LastName != "A" select (a.Name, a.IndustryCode, c.LastName)).ToListAsync());
    }

    [Fact]
    public async Task Left_joins_keep_the_rows_without_another()
    {
        var (accounts, contacts) = await RowsAsync();
        var expected = (from a in accounts join c in contacts on a.AccountId equals c.ParentCustomerId?.Id into cs from c in cs.DefaultIfEmpty() select (a.Id, c?.LastName, Is: c is not null)).ToList();

        Same(expected, await (from a in org.Accounts join c in Contacts on a.AccountId equals c.ParentCustomerId!.Id into cs from c in cs.DefaultIfEmpty() select (a.Id, c?.LastName, Is: c is not null)).ToListAsync());
        Same(expected, await (from a in org.Accounts from c in a.ContactCustomerAccounts.DefaultIfEmpty() select (a.Id, c?.LastName, Is: c is not null)).ToListAsync());
        Same(
            expected.Where(static line => !line.Is),
            await (from a in org.Accounts from c in a.ContactCustomerAccounts.DefaultIfEmpty() where c.LastName == null && c.CreatedById == null select (a.Id, c?.LastName, Is: c is not null)).ToListAsync());
    }

    [Fact]
    public async Task Lines_of_a_row_on_which_a_page_ends_are_not_lost()
    {
        var (accounts, contacts) = await RowsAsync();

        Same(
            from a in accounts join c in contacts on a.AccountId equals c.ParentCustomerId?.Id select (a.Id, c.ContactId),
            await (from a in org.Accounts join c in Contacts on a.AccountId equals c.ParentCustomerId!.Id select (a.Id, c.ContactId)).WithPageSize(3).ToListAsync());
        Same(
            from a in accounts join c in contacts on a.AccountId equals c.ParentCustomerId?.Id into cs from c in cs.DefaultIfEmpty() select (a.Id, c?.ContactId),
            await PagesOf((from a in org.Accounts from c in a.ContactCustomerAccounts.DefaultIfEmpty() orderby a.IndustryCode select (a.Id, c?.ContactId)).WithPageSize(4)));
        Same(
            from a in accounts join b in accounts on a.Name equals b.Name where a.Name != null select (a.Id, Other: b.Id),
            await (from a in org.Accounts join b in org.Accounts on a.Name equals b.Name where a.Name != null select (a.Id, Other: b.Id)).WithPageSize(5).ToListAsync());
        Assert.DoesNotContain("paging-cookie", Uri.UnescapeDataString(org.LastAddress), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_with_such_links_lose_none_either()
    {
        var (accounts, contacts) = await RowsAsync();
        const string Document = "<fetch><entity name='account'><attribute name='name' /><link-entity name='contact' from='parentcustomerid' to='accountid' alias='c'><attribute name='contactid' /></link-entity></entity></fetch>";
        var expected = from a in accounts join c in contacts on a.AccountId equals c.ParentCustomerId?.Id select c.ContactId;

        Same(expected, (await org.Fetch("accounts", Document).WithPageSize(3).ToListAsync()).ConvertAll(static row => row.Get<Guid>("c.contactid")));
        Assert.DoesNotContain("paging-cookie", Uri.UnescapeDataString(org.LastAddress), StringComparison.Ordinal);
        Assert.Equal(expected.Count(), (await org.Fetch<Account>(Document).WithPageSize(3).ToListAsync()).Count);
    }

    [Fact]
    public async Task A_cookie_for_lines_that_rows_share_is_not_followed()
    {
        var asked = new List<string>();
        using var handler = new CapturingHandler(request =>
        {
            asked.Add(Uri.UnescapeDataString(request.RequestUri!.Query));
            return CapturingHandler.Json(HttpStatusCode.OK, asked.Count == 1
                ? """{"value":[{"accountid":"0f8fad5b-d9cb-469f-a165-70867728950e","x.contactid":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}],"@Microsoft.Dynamics.CRM.morerecords":true,"@Microsoft.Dynamics.CRM.fetchxmlpagingcookie":"<cookie pagenumber=\"2\" pagingcookie=\"%253ccookie%2520page%253d%25221%2522%253e%253caccountid%2520last%253d%2522%257b0F8FAD5B-D9CB-469F-A165-70867728950E%257d%2522%2520%252f%253e%253c%252fcookie%253e\" istracking=\"False\" />"}"""
                : """{"value":[]}""");
        });
        using var connection = Connections.Over(handler);

        _ = await new EntitySet<Account>(connection).Join(new EntitySet<Contact>(connection), a => a.AccountId, c => c.ParentCustomerId!.Id, (a, c) => a.AccountId).WithPageSize(1).ToListAsync();

        Assert.Contains("page=\"2\"", asked[1], StringComparison.Ordinal);
        Assert.DoesNotContain("paging-cookie", asked[1], StringComparison.Ordinal);
        Assert.Contains("<order attribute=\"accountid\" /><order entityname=", asked[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conditions_of_the_joined_query_hold_before_the_join()
    {
        var (accounts, contacts) = await RowsAsync();

        Same(
            from a in accounts join c in contacts.Where(static c => c.DoNotEmail == true) on a.AccountId equals c.ParentCustomerId?.Id into cs from c in cs.DefaultIfEmpty() select (a.Id, c?.Id),
            await (from a in org.Accounts join c in Contacts.Where(c => c.DoNotEmail == true) on a.AccountId equals c.ParentCustomerId!.Id into cs from c in cs.DefaultIfEmpty() select (a.Id, c?.Id)).ToListAsync());
    }

    [Fact]
    public async Task Joins_of_joins_orders_and_limits_agree_with_linq()
    {
        var (accounts, contacts) = await RowsAsync();
        var expected = from c in contacts
                       join a in accounts on c.ParentCustomerId?.Id equals a.AccountId
                       join p in accounts on a.ParentAccountId?.Id equals p.AccountId
                       where p.Revenue != null
                       orderby p.Revenue descending, c.ContactId
                       select (c.ContactId, Own: a.Name, p.Revenue);
        var query = from c in Contacts
                    join a in org.Accounts on c.ParentCustomerId!.Id equals a.AccountId
                    join p in org.Accounts on a.ParentAccountId!.Id equals p.AccountId
                    where p.Revenue != null
                    orderby p.Revenue descending, c.ContactId
                    select (c.ContactId, Own: a.Name, p.Revenue);

        Assert.Equal(expected, await query.ToListAsync());
        Assert.Equal(expected.Take(5), await query.Take(5).ToListAsync());
        Assert.Equal(expected.Count(), await query.CountAsync());
        Assert.Equal(expected, await PagesOf(query.WithPageSize(4)));
        Assert.Equal(expected.First(), await query.FirstAsync());
        Assert.True(await query.AnyAsync());
    }

    [Fact]
    public async Task First_matches_and_existence_give_each_row_once()
    {
        var (accounts, contacts) = await RowsAsync();
        var with = accounts.Where(a => contacts.Exists(c => c.ParentCustomerId?.Id == a.Id && c.DoNotEmail == true)).Select(static a => a.Id).ToHashSet();

        Assert.Equal(
            accounts.Where(a => contacts.Exists(c => c.ParentCustomerId?.Id == a.Id)).Select(static a => a.Id).Order(),
            (await org.Accounts.JoinFirst(Contacts, a => a.AccountId, c => c.ParentCustomerId!.Id, (a, c) => a.Id).ToListAsync()).Order());
        Assert.Equal(with.Order(), (await org.Accounts.WhereExists(Contacts.Where(c => c.DoNotEmail == true), a => a.AccountId, c => c.ParentCustomerId!.Id).Select(a => a.Id).ToListAsync()).Order());
        Assert.Equal(
            accounts.Select(static a => a.Id).Except(with).Order(),
            (await org.Accounts.WhereNotExists(Contacts.Where(c => c.DoNotEmail == true), a => a.AccountId, c => c.ParentCustomerId!.Id).Select(a => a.Id).ToListAsync()).Order());
    }

    [Fact]
    public async Task Whole_rows_of_a_line_are_as_if_they_were_read_alone()
    {
        var (accounts, contacts) = await RowsAsync();
        var lines = await (from a in org.Accounts join c in Contacts on a.PrimaryContactId!.Id equals c.ContactId select (a, c)).WithFormattedValues().ToListAsync();

        Assert.NotEmpty(lines);
        foreach (var (a, c) in lines)
        {
            var (account, contact) = (accounts.Single(row => row.Id == a.Id), contacts.Single(row => row.Id == c.Id));
            Assert.Equal((account.Name, account.Revenue, account.CreatedOn, account.OwnerId?.Id, account.OwnerId?.LogicalName), (a.Name, a.Revenue, a.CreatedOn, a.OwnerId?.Id, a.OwnerId?.LogicalName));
            Assert.Equal((contact.LastName, contact.ParentCustomerId?.Id, contact.ParentCustomerId?.LogicalName, contact.DoNotEmail), (c.LastName, c.ParentCustomerId?.Id, c.ParentCustomerId?.LogicalName, c.DoNotEmail));
            Assert.Equal(contact.FullName, a.PrimaryContactId!.Name);
        }
    }

    [Fact]
    public async Task Related_rows_come_by_fetchxml_as_by_odata()
    {
        var query = org.Accounts.OrderBy(a => a.AccountId).Select(a => (a.Id, a.PrimaryContact?.LastName, By: a.PrimaryContact?.CreatedBy?.FullName, Parent: a.ParentAccount?.Revenue));

        Assert.Equal(await query.ToListAsync(), await query.AsFetchXml().ToListAsync());
        var row = (await org.Accounts.Where(a => a.PrimaryContactId == null).Include(a => a.PrimaryContact).AsFetchXml().ToListAsync())[0];
        Assert.Null(row.PrimaryContact);
    }

    private async Task<(List<Account> Accounts, List<Contact> Contacts)> RowsAsync() => (await org.Accounts.ToListAsync(), await Contacts.ToListAsync());

    private static async Task<List<T>> PagesOf<T>(JoinedQuery<T> query)
    {
        var lines = new List<T>();
        string? continuation = null;
        do
        {
            var page = await query.ToPageAsync(continuation);
            lines.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return lines;
    }

    private static void Same<T>(IEnumerable<T> expected, List<T> lines)
    {
        var sorted = expected.Order().ToList();
        Assert.NotEmpty(sorted);
        Assert.Equal(sorted, lines.Order());
    }
}

using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

public sealed class QueryTests
{
    [Fact]
    public void A_set_is_a_query_for_all_rows() => Assert.Equal("accounts", Crm.Accounts.ToODataUri());

    [Fact]
    public void All_options_stand_in_one_order() =>
        Assert.Equal(
            "accounts?$select=name&$filter=revenue%20gt%201&$orderby=name%20desc,createdon&$top=50&$expand=primarycontactid($select=fullname)",
            Crm.Accounts
                .OrderByDescending(a => a.Name).ThenBy(a => a.CreatedOn)
                .Where(a => a.Revenue > 1)
                .Take(50)
                .Select(a => new { a.Name, a.PrimaryContact!.FullName })
                .ToODataUri());

    [Fact]
    public void Query_syntax_says_the_same() =>
        Assert.Equal(
            Crm.Accounts.Where(a => a.Revenue > 1).OrderBy(a => a.Name).ThenByDescending(a => a.City).ToODataUri(),
            (from a in Crm.Accounts where a.Revenue > 1 orderby a.Name, a.City descending select a).ToODataUri());

    [Fact]
    public void A_query_never_changes()
    {
        var all = Crm.Accounts.Where(a => a.Revenue > 1);
        _ = all.Where(a => a.Name == "x").OrderBy(a => a.Name).Include(a => a.PrimaryContact).Take(3);
        _ = all.Select(a => a.Name).Take(2);

        Assert.Equal("accounts?$filter=revenue%20gt%201", all.ToODataUri());
    }

    [Fact]
    public void A_later_order_comes_first_and_keeps_the_earlier_for_ties() =>
        Assert.Equal(
            "accounts?$orderby=createdon%20desc,revenue,name,address1_city",
            Crm.Accounts.OrderBy(a => a.Name).ThenBy(a => a.City).OrderByDescending(a => a.CreatedOn).ThenBy(a => a.Revenue).ToODataUri());

    [Fact]
    public void Orders_go_through_lookups_and_navigations() =>
        Assert.Equal(
            "accounts?$orderby=_primarycontactid_value,primarycontactid/fullname,industrycode",
            Crm.Accounts.OrderBy(a => a.PrimaryContactId).ThenBy(a => a.PrimaryContact!.FullName).ThenBy(a => a.IndustryCode).ToODataUri());

    [Fact]
    public void The_least_limit_counts() => Assert.Equal("accounts?$top=3", Crm.Accounts.Take(5).Take(3).Take(4).ToODataUri());

    [Fact]
    public void A_limit_beyond_a_page_is_not_sent_because_it_would_end_with_the_page()
    {
        Assert.Equal("accounts?$top=5000", Crm.Accounts.Take(5000).ToODataUri());
        Assert.Equal("accounts", Crm.Accounts.Take(5001).ToODataUri());
        Assert.Equal("accounts", Crm.Accounts.Take(100).WithPageSize(50).ToODataUri());
        Assert.Null(Crm.Accounts.Take(50).WithPageSize(100).Model.RequestedPageSize);
        Assert.Equal(50, Crm.Accounts.Take(100).WithPageSize(50).Model.RequestedPageSize);
    }

    [Fact]
    public void Limits_and_pages_have_limits()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Crm.Accounts.Take(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Crm.Accounts.WithPageSize(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Crm.Accounts.WithPageSize(5001));
    }

    [Fact]
    public void Inclusions_nest_and_merge()
    {
        Assert.Equal("accounts?$expand=primarycontactid", Crm.Accounts.Include(a => a.PrimaryContact).ToODataUri());
        Assert.Equal(
            "accounts?$expand=primarycontactid($expand=parentcustomerid_account,createdby)",
            Crm.Accounts.Include(a => a.PrimaryContact!.ParentCustomerAccount).Include(a => a.PrimaryContact!.CreatedBy).ToODataUri());
        Assert.Equal(
            "accounts?$expand=primarycontactid,contact_customer_accounts",
            Crm.Accounts.Include(a => a.PrimaryContact).Include(a => a.ContactCustomerAccounts).Include(a => a.PrimaryContact).ToODataUri());
    }

    [Fact]
    public void Included_collections_are_narrowed_by_the_service() =>
        Assert.Equal(
            "accounts?$expand=contact_customer_accounts($filter=donotemail eq true and contains(lastname,'S');$orderby=lastname desc,firstname;$top=5)",
            Uri.UnescapeDataString(
                Crm.Accounts.Include(a => a.ContactCustomerAccounts
                    .Where(c => c.DoNotEmail == true)
                    .Where(c => c.LastName!.Contains("S"))
                    .OrderByDescending(c => c.LastName).ThenBy(c => c.FirstName)
                    .Take(5)).ToODataUri()));

    [Fact]
    public void An_inclusion_goes_on_from_a_collection_by_Select() =>
        Assert.Equal(
            "accounts?$expand=contact_customer_accounts($expand=Contact_Tasks)",
            Crm.Accounts.Include(a => a.ContactCustomerAccounts.Select(c => c.ContactTasks)).ToODataUri());

    [Fact]
    public void An_inclusion_goes_on_by_ThenInclude()
    {
        Assert.Equal(
            "accounts?$expand=primarycontactid($expand=createdby,parentcustomerid_account($expand=primarycontactid))",
            Crm.Accounts.Include(a => a.PrimaryContact).ThenInclude(c => c.CreatedBy)
                .Include(a => a.PrimaryContact).ThenInclude(c => c.ParentCustomerAccount).ThenInclude(a => a.PrimaryContact).ToODataUri());
        Assert.Equal(
            "accounts?$filter=name ne null&$expand=contact_customer_accounts($filter=donotemail eq true;$expand=Contact_Tasks($filter=subject ne null))",
            Uri.UnescapeDataString(Crm.Accounts.Include(a => a.ContactCustomerAccounts.Where(c => c.DoNotEmail == true)).ThenInclude(c => c.ContactTasks.Where(t => t.Subject != null)).Where(a => a.Name != null).ToODataUri()));
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Include(a => a.ContactCustomerAccounts.Take(3)).ThenInclude(c => c.CreatedBy));
    }

    [Fact]
    public void The_names_of_tables_are_asked_for_where_a_lookup_may_point_to_several()
    {
        Assert.True(Crm.Opportunities.Model.NeedsLookupTables);
        Assert.True(Crm.Opportunities.Select(o => o.CustomerId).Model.NeedsLookupTables);
        Assert.False(Crm.Opportunities.Select(o => o.Name).Model.NeedsLookupTables);
        Assert.False(Crm.Accounts.Select(a => a.PrimaryContactId).Model.NeedsLookupTables);
        Assert.True(Crm.Accounts.Select(a => a.PrimaryContact!.ParentCustomerId).Model.NeedsLookupTables);
    }

    [Fact]
    public void A_query_does_not_pretend_to_be_a_sequence()
    {
        Assert.IsNotAssignableFrom<IAsyncEnumerable<Account>>(Crm.Accounts);
        Assert.IsNotAssignableFrom<IQueryable>(Crm.Accounts);
        Assert.IsNotAssignableFrom<System.Collections.IEnumerable>(Crm.Accounts);
    }

    [Fact]
    public void Queries_are_built_from_many_threads_at_once()
    {
        var uris = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 2000, i => uris.Add(Crm.Accounts.Where(a => a.NumberOfEmployees == i % 3).Select(a => new { a.Name, a.PrimaryContact!.FullName }).ToODataUri()));

        Assert.Equal(2000, uris.Count);
        Assert.Equal(3, uris.Distinct().Count());
    }
}

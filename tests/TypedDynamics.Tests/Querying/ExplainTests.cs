using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

public sealed class ExplainTests
{
    [Fact]
    public void A_plan_says_what_is_sent_and_why()
    {
        var plan = Crm.Accounts.Where(a => a.Revenue > 5).Include(a => a.ContactCustomerAccounts).Take(7000).Explain();

        Assert.Equal(("OData", "accounts?$filter=revenue%20gt%205&$expand=contact_customer_accounts", null), (plan.Language, plan.Address, plan.FetchXml));
        Assert.Equal(2, plan.Pages);
        Assert.False(plan.GoesInBatch);
        Assert.Equal(["Characters of the address: 105 of 32768", "Expansions: 1 of 15"], plan.Limits.Select(static limit => FormattableString.Invariant($"{limit.Name}: {limit.Used} of {limit.Most}")));
        Assert.Equal(
            """
            OData: OData can say it, and its answers carry related rows.
            GET accounts?$filter=revenue gt 5&$expand=contact_customer_accounts
            Prefer: odata.include-annotations="Microsoft.Dynamics.CRM.lookuplogicalname"
            Characters of the address: 105 of 32768
            Expansions: 1 of 15
            Pages: at most 2
            """.ReplaceLineEndings("\n"),
            plan.ToString());
    }

    [Fact]
    public void Fetchxml_has_its_own_limits_and_reasons()
    {
        var plan = (from a in Crm.Accounts join c in Crm.Contacts on a.AccountId equals c.ParentCustomerId!.Id where a.Revenue > 1 select c.LastName).Explain();

        Assert.Equal(("FetchXML", "OData joins no tables.", null), (plan.Language, plan.Reason, plan.Pages));
        Assert.Equal([(1, 15), (2, 500)], plan.Limits.Skip(1).Select(static limit => (limit.Used, limit.Most)));
        Assert.Contains("GET accounts?fetchXml=<fetch>", plan.ToString(), StringComparison.Ordinal);
        Assert.Equal("OData cannot ask 'Like' of 'name'.", Crm.Accounts.Where(a => a.Name.IsLike("x%")).Explain().Reason);
        Assert.Equal("AsFetchXml() was called.", Crm.Accounts.AsFetchXml().Explain().Reason);
        Assert.Equal(1, Crm.Accounts.GroupBy(a => 1).Select(g => g.Count()).Explain().Pages);
    }

    [Fact]
    public void The_same_query_has_the_same_id_and_another_has_another()
    {
        static string Id(decimal revenue) => Crm.Accounts.Where(a => a.Revenue > revenue).Explain().Id;

        Assert.Equal(Id(5), Id(5));
        Assert.NotEqual(Id(5), Id(6));
        Assert.Matches("^[0-9a-f]{16}$", Id(5));
    }

    [Fact]
    public void An_address_that_is_too_long_alone_goes_in_a_batch()
    {
        Guid[] ids = [.. Enumerable.Range(0, 900).Select(static i => new Guid(i, 0, 0, new byte[8]))];

        var plan = Crm.Accounts.Where(a => ids.Contains(a.AccountId)).Explain();
        Assert.True(plan.GoesInBatch);
        Assert.Equal(65536, plan.Limits[0].Most);
        Assert.Contains("POST $batch with GET accounts", plan.ToString(), StringComparison.Ordinal);
    }
}

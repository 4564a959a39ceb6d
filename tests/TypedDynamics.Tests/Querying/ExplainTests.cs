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
        Assert.Equal(["Characters of the address: 105 of 32768", "Expansions: 1 of 15", "Conditions: 1 of 500"], plan.Limits.Select(static limit => FormattableString.Invariant($"{limit.Name}: {limit.Used} of {limit.Most}")));
        Assert.Equal(
            """
            OData: OData can say it, and its answers carry related rows.
            GET accounts?$filter=revenue gt 5&$expand=contact_customer_accounts
            Prefer: odata.include-annotations="Microsoft.Dynamics.CRM.lookuplogicalname"
            Characters of the address: 105 of 32768
            Expansions: 1 of 15
            Conditions: 1 of 500
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
    public void A_limit_that_is_passed_is_told()
    {
        var many = Crm.Accounts.Where(Enumerable.Range(0, 501).Select(static i => (System.Linq.Expressions.Expression<Func<Account, bool>>)(a => a.NumberOfEmployees > i)).Aggregate(static (all, next) =>
            System.Linq.Expressions.Expression.Lambda<Func<Account, bool>>(System.Linq.Expressions.Expression.OrElse(all.Body, System.Linq.Expressions.Expression.Invoke(next, all.Parameters[0])), all.Parameters[0])));

        Assert.Contains("Conditions: 501 of 500, which the service refuses", many.Explain().ToString(), StringComparison.Ordinal);
        Assert.True(many.AsFetchXml().Explain().Limits[^1].IsPassed);
        Assert.Equal(500, Crm.Accounts.Where(a => !(a.Name != a.AccountNumber) || a.DoNotEmail == true).Explain().Limits[^1].Most);
    }

    [Fact]
    public void What_neither_road_can_say_whole_is_refused_with_both_parts()
    {
        var query = Crm.Accounts.Where(a => a.Name.IsLike("x%")).Include(a => a.ContactCustomerAccounts);

        Assert.Contains("OData cannot ask 'Like' of 'name'. FetchXML could, and brings no collections along: 'ContactCustomerAccounts'", Assert.Throws<QueryNotSupportedException>(query.Explain).Message, StringComparison.Ordinal);
        Assert.Contains("OData sorts choices by their numbers. FetchXML could", Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.OrderBy(a => a.IndustryCode.Label()).Include(a => a.ContactCustomerAccounts).ToString()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_query_has_the_same_id_whatever_its_values_and_another_has_another()
    {
        static string Id(decimal revenue) => Crm.Accounts.Where(a => a.Revenue > revenue).Explain().Id;
        static string Of(DataverseQuery<Account> query) => query.Explain().Id;
        string[] words = ["a]'b", "\"c"];

        Assert.Equal(Id(5), Id(5));
        Assert.Equal(Id(5), Id(-6.5m));
        foreach (var (one, other) in new (Func<string, int, EntityQuery<Account>> One, Func<string, int, EntityQuery<Account>> Other)[]
        {
            ((text, number) => Crm.Accounts.Where(a => a.Name == text && a.NumberOfEmployees > number), (text, number) => Crm.Accounts.Where(a => a.City == text && a.NumberOfEmployees > number)),
            ((text, number) => Crm.Accounts.Where(a => a.Name.IsIn(text, "x")), (text, number) => Crm.Accounts.Where(a => a.City.IsIn(text, "x"))),
            ((text, number) => Crm.Accounts.Where(a => a.AccountId == new Guid($"{number:D8}-0000-4000-8000-000000000000") && a.CreatedOn > DateTimeOffset.UnixEpoch.AddDays(number)), (text, number) => Crm.Accounts.Where(a => a.AccountId != Guid.Empty)),
            ((text, number) => Crm.Accounts.Where(a => a.CreatedOn.IsInLastXDays(number)), (text, number) => Crm.Accounts.Where(a => a.OpenedAt.IsInLastXDays(number))),
        })
        {
            Assert.Equal(Of(one(words[0], 7)), Of(one(words[1], 88)));
            Assert.Equal(Of(one(words[0], 7).AsFetchXml()), Of(one(words[1], 88).AsFetchXml()));
            Assert.NotEqual(Of(one(words[0], 7)), Of(other(words[0], 7)));
            Assert.NotEqual(Of(one(words[0], 7)), Of(one(words[0], 7).AsFetchXml()));
        }

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

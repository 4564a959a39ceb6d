using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

public sealed class FilterTranslationTests
{
    public static TheoryData<string> Cases => [.. QueryCorpus.Accounts.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_predicate_becomes_its_filter(string filter) =>
        Assert.Equal($"accounts?$filter={filter}", Uri.UnescapeDataString(Crm.Accounts.Where(QueryCorpus.Accounts[filter]).ToODataUri()));

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_shown_is_what_is_sent(string filter)
    {
        var shown = Crm.Accounts.Where(QueryCorpus.Accounts[filter]).ToODataUri();

        Assert.Equal($"/api/data/v9.2/{shown}", new Uri(new Uri("https://contoso.invalid/api/data/v9.2/"), shown).PathAndQuery);
    }

    [Fact]
    public void A_polymorphic_lookup_compares_with_rows_and_lookups_of_its_targets()
    {
        var account = new Account { AccountId = new("0f8fad5b-d9cb-469f-a165-70867728950e") };
        var contact = new Lookup<Contact>(new Guid("7c9e6679-7425-40de-944b-e07fc1f90ae7"));

        Assert.Equal("_customerid_value eq 0f8fad5b-d9cb-469f-a165-70867728950e", Filter(Crm.Opportunities.Where(o => o.CustomerId == account)));
        Assert.Equal("_customerid_value eq 7c9e6679-7425-40de-944b-e07fc1f90ae7", Filter(Crm.Opportunities.Where(o => o.CustomerId == contact)));
        Assert.Equal("_customerid_value eq 7c9e6679-7425-40de-944b-e07fc1f90ae7", Filter(Crm.Opportunities.Where(o => o.CustomerId!.Id == contact.Id)));
        Assert.Equal("_customerid_value ne 7c9e6679-7425-40de-944b-e07fc1f90ae7", Filter(Crm.Opportunities.Where(o => contact.Id != o.CustomerId)));
        Assert.Equal("_customerid_value eq null", Filter(Crm.Opportunities.Where(o => o.CustomerId == null)));
        Assert.Equal("customerid_account/accountid eq 0f8fad5b-d9cb-469f-a165-70867728950e", Filter(Crm.Opportunities.Where(o => o.CustomerAccount == account)));
        Assert.Equal("customerid_contact/contactid ne null", Filter(Crm.Opportunities.Where(o => o.CustomerContact != null)));
    }

    [Fact]
    public void Columns_of_the_base_type_are_columns_of_the_derived_one() =>
        Assert.Equal(
            "scheduledend lt 2024-01-01T00:00:00Z and percentcomplete lt 100",
            Filter(Crm.Tasks.Where(t => t.ScheduledEnd < DateTimeOffset.UnixEpoch.AddYears(54) && t.PercentComplete < 100)));

    [Fact]
    public void Predicates_add_up() =>
        Assert.Equal("name eq 'two' and revenue gt 7", Filter(Crm.Accounts.Where(a => a.Name == "two").Where(a => a.Revenue > 7)));

    [Fact]
    public void What_always_holds_is_not_sent() => Assert.Equal("accounts", Crm.Accounts.Where(a => true).ToODataUri());

    private static string Filter<T>(EntityQuery<T> query)
        where T : Entity, IEntity<T>
    {
        var text = Uri.UnescapeDataString(query.ToODataUri());
        return text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..];
    }
}

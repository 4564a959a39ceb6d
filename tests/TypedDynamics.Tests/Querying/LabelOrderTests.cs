using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

/// <summary>Choices sorted by what their options are called.</summary>
public sealed class LabelOrderTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    [Fact]
    public void Labels_go_by_FetchXML_without_the_switch_that_sorts_by_numbers()
    {
        Assert.Equal(
            """<fetch><entity name="account"><attribute name="accountid" /><attribute name="name" /><order attribute="industrycode" descending="true" /><order attribute="name" /></entity></fetch>""",
            Crm.Accounts.OrderByDescending(a => a.IndustryCode.Label()).ThenBy(a => a.Name).Select(a => a.Name).ToString());
        Assert.Contains("sorts choices by their numbers", Crm.Accounts.OrderBy(a => a.IndustryCode.Label()).Explain().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_come_in_the_order_of_the_labels()
    {
        var rows = await org.Accounts.WithFormattedValues().Where(a => a.IndustryCode != null).OrderBy(a => a.IndustryCode.Label()).ThenBy(a => a.AccountId).ToListAsync(TestContext.Current.CancellationToken);

        var labels = rows.ConvertAll(static row => row.FormattedValues[nameof(Account.IndustryCode)]);
        Assert.True(labels.Distinct().Count() > 1);
        Assert.Equal(labels.Order(StringComparer.OrdinalIgnoreCase), labels);
        Assert.Equal(rows.ConvertAll(static row => row.Id), (await org.Accounts.Where(a => a.IndustryCode != null).OrderBy(a => a.IndustryCode.Label()).ThenBy(a => a.AccountId).WithPageSize(5).ToListAsync()).ConvertAll(static row => row.Id));
    }

    [Fact]
    public void What_cannot_be_sorted_so_is_refused_with_the_mend()
    {
        Assert.Contains("or all by their numbers", Refused(() => Crm.Accounts.OrderBy(a => a.IndustryCode.Label()).ThenBy(a => a.StateCode).ToFetchXml()), StringComparison.Ordinal);
        Assert.Contains("Leave Label() out", Refused(() => Crm.Accounts.OrderBy(a => a.IndustryCode.Label()).AsOData().ToODataUri()), StringComparison.Ordinal);
        Assert.Contains("inside a query", Refused(() => ((AccountIndustryCode?)null).Label()!), StringComparison.Ordinal);
    }

    private static string Refused(Func<object> make) => Assert.Throws<QueryNotSupportedException>(make).Message;
}

#pragma warning disable TD1001 // What the build would find is what these tests are about.
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying.Grouping;

/// <summary>What is sent for groups and aggregates, on either road.</summary>
public sealed class GroupTextTests
{
    [Fact]
    public void Groups_and_aggregates_are_attributes_with_aliases()
    {
        var query = Crm.Accounts.Where(a => a.Revenue > 1).GroupBy(a => a.IndustryCode)
            .Select(g => new { g.Key, Rows = g.Count(), Total = g.Sum(a => a.Revenue), Mean = g.Average(a => a.Revenue), Least = g.Min(a => a.CreatedOn), Most = g.Max(a => a.NumberOfEmployees), Cities = g.CountDistinct(a => a.City), Named = g.CountValues(a => a.Name) });

        Assert.Equal(
            """<fetch aggregate="true"><entity name="account"><attribute name="industrycode" alias="industrycode_key" groupby="true" /><attribute name="accountid" alias="count" aggregate="count" /><attribute name="revenue" alias="revenue_sum" aggregate="sum" /><attribute name="revenue" alias="revenue_avg" aggregate="avg" /><attribute name="createdon" alias="createdon_min" aggregate="min" /><attribute name="numberofemployees" alias="numberofemployees_max" aggregate="max" /><attribute name="address1_city" alias="address1_city_countdistinct" aggregate="countcolumn" distinct="true" /><attribute name="name" alias="name_countcolumn" aggregate="countcolumn" /><filter><condition attribute="revenue" operator="gt" value="1" /></filter></entity></fetch>""",
            query.ToFetchXml());
        Assert.Equal(query.ToFetchXml(), query.ToString());
    }

    [Fact]
    public void Columns_behind_navigations_stand_in_their_links()
    {
        var query = Crm.Accounts.Where(a => a.PrimaryContact!.LastName != null).GroupBy(a => a.PrimaryContact!.LastName).Select(g => new { g.Key, Mails = g.CountDistinct(a => a.PrimaryContact!.EMailAddress1) });

        Assert.Equal(
            """<fetch aggregate="true"><entity name="account"><filter><condition entityname="primarycontactid" attribute="lastname" operator="not-null" /></filter><link-entity name="contact" from="contactid" to="primarycontactid" link-type="outer" alias="primarycontactid"><attribute name="lastname" alias="primarycontactid_lastname_key" groupby="true" /><attribute name="emailaddress1" alias="primarycontactid_emailaddress1_countdistinct" aggregate="countcolumn" distinct="true" /></link-entity></entity></fetch>""",
            query.ToFetchXml());
    }

    [Fact]
    public void Parts_of_dates_are_those_of_the_caller_s_zone_or_of_utc_as_written()
    {
        var local = Crm.Accounts.GroupBy(a => new { Year = a.CreatedOn.Year(), Quarter = a.CreatedOn.Quarter(), Week = a.CreatedOn.Week(), Fiscal = a.CreatedOn.FiscalYear(), Period = a.FoundedOn.FiscalPeriod() }).Select(g => g.Key);
        var utc = Crm.Accounts.GroupBy(a => ValueTuple.Create(a.CreatedOn!.Value.Month, a.FoundedOn!.Value.Day)).Select(g => g.Key);

        Assert.Equal(
            """<fetch aggregate="true"><entity name="account"><attribute name="createdon" alias="createdon_year" groupby="true" dategrouping="year" /><attribute name="createdon" alias="createdon_quarter" groupby="true" dategrouping="quarter" /><attribute name="createdon" alias="createdon_week" groupby="true" dategrouping="week" /><attribute name="createdon" alias="createdon_fiscal_year" groupby="true" dategrouping="fiscal-year" /><attribute name="new_foundedon" alias="new_foundedon_fiscal_period" groupby="true" dategrouping="fiscal-period" /></entity></fetch>""",
            local.ToFetchXml());
        Assert.Equal(
            """<fetch aggregate="true"><entity name="account"><attribute name="createdon" alias="createdon_month_utc" groupby="true" dategrouping="month" usertimezone="false" /><attribute name="new_foundedon" alias="new_foundedon_day" groupby="true" dategrouping="day" /></entity></fetch>""",
            utc.ToFetchXml());
    }

    [Fact]
    public void Orders_go_by_alias_and_bring_what_they_sort_by()
    {
        var query = Crm.Accounts.GroupBy(a => new { a.City, a.IndustryCode }).OrderByDescending(g => g.Sum(a => a.Revenue)).ThenBy(g => g.Key.IndustryCode).ThenBy(g => g.Count()).Select(g => g.Key.City).Take(3);

        Assert.Equal(
            """<fetch top="3" useraworderby="true" aggregate="true"><entity name="account"><attribute name="address1_city" alias="address1_city_key" groupby="true" /><attribute name="industrycode" alias="industrycode_key" groupby="true" /><attribute name="revenue" alias="revenue_sum" aggregate="sum" /><attribute name="accountid" alias="count" aggregate="count" /><order alias="revenue_sum" descending="true" /><order alias="industrycode_key" /><order alias="count" /></entity></fetch>""",
            query.ToFetchXml());
    }

    [Fact]
    public void Query_syntax_says_the_same()
    {
        var written = from a in Crm.Accounts where a.Revenue > 1 group a by a.City into g orderby g.Key descending select new { g.Key, Rows = g.Count() };

        Assert.Equal(Crm.Accounts.Where(a => a.Revenue > 1).GroupBy(a => a.City).OrderByDescending(g => g.Key).Select(g => new { g.Key, Rows = g.Count() }).ToFetchXml(), written.ToFetchXml());
    }

    [Fact]
    public void OData_says_what_it_can()
    {
        Assert.Equal(
            "accounts?$apply=filter(revenue%20gt%201)/groupby((_primarycontactid_value,primarycontactid/lastname),aggregate($count%20as%20count,revenue%20with%20sum%20as%20revenue_sum,revenue%20with%20average%20as%20revenue_avg))",
            Crm.Accounts.Where(a => a.Revenue > 1).GroupBy(a => new { a.PrimaryContactId, a.PrimaryContact!.LastName }).Select(g => new { g.Key, N = g.Count(), S = g.Sum(a => a.Revenue), A = g.Average(a => a.Revenue) }).AsOData().ToString());
        Assert.Contains("no order of groups", Refused(() => Crm.Accounts.GroupBy(a => a.City).OrderBy(g => g.Key).Select(g => g.Key).AsOData()), StringComparison.Ordinal);
        Assert.Contains("no parts of dates", Refused(() => Crm.Accounts.GroupBy(a => a.CreatedOn.Month()).Select(g => g.Key).AsOData()), StringComparison.Ordinal);
        Assert.Contains("no numbers of values", Refused(() => Crm.Accounts.GroupBy(a => a.City).Select(g => g.CountDistinct(a => a.Name)).AsOData()), StringComparison.Ordinal);
        Assert.Contains("no limit of groups", Refused(() => Crm.Accounts.GroupBy(a => a.City).Select(g => g.Key).Take(1).AsOData()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_grouped_or_worked_out_is_refused_with_the_mend()
    {
        Assert.Contains("rows are grouped by columns and by parts of dates", Refused(() => Crm.Accounts.GroupBy(a => a.Name!.ToUpperInvariant())), StringComparison.Ordinal);
        Assert.Contains("Group by the lookup", Refused(() => Crm.Accounts.GroupBy(a => a.PrimaryContact)), StringComparison.Ordinal);
        Assert.Contains("cannot group by 'Markets'", Refused(() => Crm.Accounts.GroupBy(a => a.Markets)), StringComparison.Ordinal);
        Assert.Contains("only columns that hold dates", Refused(() => Crm.Accounts.GroupBy(a => a.NumberOfEmployees.Month())), StringComparison.Ordinal);
        Assert.Contains("gives no Min of 'Name'", Refused(() => Crm.Accounts.GroupBy(a => a.City).Select(g => g.Min(a => a.Name))), StringComparison.Ordinal);
        Assert.Contains("works with columns", Refused(() => Crm.Accounts.GroupBy(a => a.City).Select(g => g.Sum(a => a.Revenue * 2))), StringComparison.Ordinal);
        Assert.Contains("sorted by a key or by an aggregate", Refused(() => Crm.Accounts.GroupBy(a => a.City).OrderBy(g => g.Key!.Length)), StringComparison.Ordinal);
        Assert.Contains("GroupBy after Take", Refused(() => Crm.Accounts.Take(3).GroupBy(a => a.City)), StringComparison.Ordinal);
        Assert.Contains("cannot be counted in parts", Refused(() => Crm.Accounts.GroupBy(a => a.City).Select(g => g.CountDistinct(a => a.Name)).PartitionedBy(a => a.CreatedOn)), StringComparison.Ordinal);
        Assert.Contains("made-up values", Refused(() => Crm.Accounts.GroupBy(a => a.City).Select(g => new Dictionary<string, int>()[g.Key!])), StringComparison.Ordinal);
    }

    private static string Refused(Func<object> make) => Assert.Throws<QueryNotSupportedException>(make).Message;
}

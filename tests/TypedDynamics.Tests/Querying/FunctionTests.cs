#pragma warning disable TD1001 // What the build would find is what these tests are about.
using System.Xml.Linq;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

/// <summary>Query functions by both roads.</summary>
public sealed class FunctionTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    public static IEnumerable<TheoryDataRow<int, string>> Cases => FunctionCorpus.Accounts.Select(static (each, index) => new TheoryDataRow<int, string>(index, each.OData));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_function_is_asked_in_either_language_for_the_same_rows(int index, string function)
    {
        var (predicate, _, condition) = FunctionCorpus.Accounts[index];
        var query = Crm.Accounts.Where(predicate).Select(a => a.AccountId);
        Assert.Equal($"accounts?$select=accountid&$filter=Microsoft.Dynamics.CRM.{function}", Uri.UnescapeDataString(query.ToODataUri()));
        Assert.Equal(condition, Condition(query.ToFetchXml()));

        var rows = org.Accounts.Where(predicate).OrderBy(a => a.AccountId).Select(a => a.AccountId);
        Assert.Equal(await rows.AsOData().ToListAsync(), await rows.AsFetchXml().ToListAsync());
    }

    [Fact]
    public async Task What_only_FetchXML_can_say_goes_there_by_itself()
    {
        var like = org.Accounts.Where(a => a.Name.IsLike("_ive%")).OrderBy(a => a.AccountId);
        Assert.All(await like.ToListAsync(), static row => Assert.Equal("Five Stars", row.Name));
        Assert.Contains("fetchXml", org.LastAddress, StringComparison.Ordinal);
        Assert.Contains("operator=\"like\" value=\"_ive%\"", like.ToString(), StringComparison.Ordinal);
        Assert.Throws<QueryNotSupportedException>(like.ToODataUri);

        var behind = org.Accounts.Where(a => a.PrimaryContact!.LastName.IsIn("Li", "Stone")).OrderBy(a => a.AccountId).Select(a => a.AccountId);
        Assert.Equal(await org.Accounts.Where(a => a.PrimaryContact!.LastName == "Li" || a.PrimaryContact!.LastName == "Stone").OrderBy(a => a.AccountId).Select(a => a.AccountId).ToListAsync(), await behind.ToListAsync());
    }

    [Fact]
    public void Functions_inside_related_rows_speak_of_those() =>
        Assert.EndsWith("Account_Tasks/any(t:t/Microsoft.Dynamics.CRM.NextXDays(PropertyName='scheduledend',PropertyValue=7))", Uri.UnescapeDataString(Crm.Accounts.Where(a => a.AccountTasks.Any(t => t.ScheduledEnd.IsInNextXDays(7))).ToODataUri()), StringComparison.Ordinal);

    [Fact]
    public void What_does_not_fit_is_refused_with_the_mend()
    {
        Assert.Contains("has no opposite of 'Today'", Refused(() => Crm.Accounts.Where(a => !a.CreatedOn.IsToday())), StringComparison.Ordinal);
        Assert.Contains("'IsToday' does not apply to 'NumberOfEmployees'", Refused(() => Crm.Accounts.Where(a => a.NumberOfEmployees.IsToday())), StringComparison.Ordinal);
        Assert.Contains("no value to look for", Refused(() => Crm.Accounts.Where(a => a.Name.IsIn())), StringComparison.Ordinal);
        Assert.Contains("no 'like'", Refused(() => Crm.Accounts.Where(a => a.Name.IsLike("x%")).ToODataUri()), StringComparison.Ordinal);
        Assert.Contains("no full-text search", Refused(() => Crm.Accounts.Where(a => a.Name.ContainsWord("x")).ToFetchXml()), StringComparison.Ordinal);
        Assert.Contains("cannot be worked out here", Refused(() => DateTimeOffset.UnixEpoch.AsColumn().IsToday()), StringComparison.Ordinal);

        static string Refused(Func<object> make) => Assert.Throws<QueryNotSupportedException>(make).Message;
    }

    private static string Condition(string xml) => string.Join(" or ", XElement.Parse(xml).Descendants("condition").Select(static condition =>
    {
        var values = condition.Elements("value").Select(static value => value.Value).ToList();
        return $"{(string?)condition.Attribute("operator")} {(string?)condition.Attribute("value")}{(values.Count == 0 ? "" : $"[{string.Join(' ', values)}]")}".Trim();
    }));
}

file static class Columns
{
    public static DateTimeOffset? AsColumn(this DateTimeOffset value) => value;
}

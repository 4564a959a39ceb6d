using System.Text;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying.FetchXml;

/// <summary>What is sent on the other road.</summary>
public sealed class FetchXmlTextTests
{
    [Fact]
    public void Every_predicate_of_the_corpus_has_its_filter()
    {
        var text = new StringBuilder();
        foreach (var (filter, predicate) in QueryCorpus.Accounts)
        {
            var xml = Crm.Accounts.Where(predicate).Select(a => a.AccountId).ToFetchXml();
            const string head = """<fetch><entity name="account"><attribute name="accountid" />""";
            const string tail = "</entity></fetch>";
            Assert.StartsWith(head, xml, StringComparison.Ordinal);
            Assert.EndsWith(tail, xml, StringComparison.Ordinal);
            text.Append(filter).Append('\n').Append("    ").Append(xml[head.Length..^tail.Length]).Append('\n');
        }

        Snapshot.Verify(text.ToString(), extension: "txt");
    }

    [Fact]
    public void Columns_orders_and_limits_are_said()
    {
        Exactly("""<fetch><entity name="account"><all-attributes /></entity></fetch>""", Crm.Accounts);
        Exactly("""<fetch top="7"><entity name="account"><attribute name="accountid" /><attribute name="name" /></entity></fetch>""", Crm.Accounts.Take(7).Select(a => a.Name));
        Exactly("""<fetch count="50"><entity name="account"><attribute name="accountid" /></entity></fetch>""", Crm.Accounts.WithPageSize(50).Take(70).Select(a => a.Id));
        Exactly("""<fetch><entity name="account"><attribute name="accountid" /><attribute name="primarycontactid" /></entity></fetch>""", Crm.Accounts.Select(a => a.PrimaryContactId));
        Exactly(
            """<fetch useraworderby="true"><entity name="account"><attribute name="accountid" /><order attribute="industrycode" descending="true" /><order attribute="name" /></entity></fetch>""",
            Crm.Accounts.OrderByDescending(a => a.IndustryCode).ThenBy(a => a.Name).Select(a => a.Id));
        Exactly(
            """<fetch><entity name="account"><attribute name="accountid" /><order entityname="primarycontactid_createdby" attribute="fullname" /><link-entity name="contact" from="contactid" to="primarycontactid" link-type="outer" alias="primarycontactid"><link-entity name="systemuser" from="systemuserid" to="createdby" link-type="outer" alias="primarycontactid_createdby" /></link-entity></entity></fetch>""",
            Crm.Accounts.OrderBy(a => a.PrimaryContact!.CreatedBy!.FullName).Select(a => a.Id));
    }

    [Fact]
    public void What_xml_escapes_arrives_escaped() =>
        Assert.Contains("""value="&lt;&quot;&amp;'&gt;]]&gt;&#xA;🙂" """.TrimEnd(), Crm.Accounts.Where(a => a.Name == "<\"&'>]]>\n🙂").ToFetchXml(), StringComparison.Ordinal);

    [Fact]
    public void What_it_cannot_say_is_refused_with_the_mend()
    {
        Assert.Contains("'ContactCustomerAccounts' cannot be included", Refused(() => Crm.Accounts.Include(a => a.ContactCustomerAccounts).AsFetchXml()), StringComparison.Ordinal);
        Assert.Contains("character that XML cannot carry", Refused(() => Crm.Accounts.Where(a => a.Name == "a\u0001").AsFetchXml()), StringComparison.Ordinal);
        Assert.Contains("character that XML cannot carry", Refused(() => Crm.Accounts.Where(a => a.Name == "a\uD800").ToFetchXml()), StringComparison.Ordinal);

        static string Refused(Func<object> make) => Assert.Throws<QueryNotSupportedException>(make).Message;
    }

    private static void Exactly<TResult>(string xml, DataverseQuery<TResult> query) => Assert.Equal(xml, query.ToFetchXml());
}

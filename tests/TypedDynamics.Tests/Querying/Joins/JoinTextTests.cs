#pragma warning disable TD1001 // What the build would find is what these tests are about.
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying.Joins;

/// <summary>What is sent for joins, and that only the columns that a selector reads are asked for.</summary>
public sealed class JoinTextTests
{
    private const string ByCustomer = """<link-entity name="contact" from="parentcustomerid" to="accountid" link-type="inner" alias="c">""";

    // Lines that several share are told apart by all keys.
    private const string Keys = """<order attribute="accountid" /><order entityname="c" attribute="contactid" />""";

    [Fact]
    public void A_join_in_query_syntax_asks_for_what_its_select_reads()
    {
        var joined = from a in Crm.Accounts join c in Crm.Contacts on a.AccountId equals c.ParentCustomerId!.Id select new { a.Name, c.LastName };

        Assert.Equal(
            $"""<fetch><entity name="account"><attribute name="accountid" /><attribute name="name" />{Keys}{ByCustomer}<attribute name="contactid" /><attribute name="lastname" /></link-entity></entity></fetch>""",
            joined.ToFetchXml());
    }

    [Fact]
    public void Clauses_between_speak_of_either_row()
    {
        var joined = from a in Crm.Accounts
                     join c in Crm.Contacts.Where(c => c.FirstName != null) on a.AccountId equals c.ParentCustomerId!.Id
                     where a.Revenue > 1 && c.LastName!.StartsWith("S") && a.Name != c.LastName
                     orderby c.LastName, a.Name descending
                     select c.LastName + a.City;

        Assert.Equal(
            $"""<fetch><entity name="account"><attribute name="accountid" /><attribute name="address1_city" /><order entityname="c" attribute="lastname" /><order attribute="name" descending="true" />{Keys}<filter><condition attribute="revenue" operator="gt" value="1" /><condition entityname="c" attribute="lastname" operator="like" value="S%" /><filter type="or"><condition attribute="name" operator="ne" valueof="c.lastname" /><filter><condition attribute="name" operator="null" /><condition entityname="c" attribute="lastname" operator="not-null" /></filter><filter><condition attribute="name" operator="not-null" /><condition entityname="c" attribute="lastname" operator="null" /></filter></filter></filter>{ByCustomer}<attribute name="contactid" /><attribute name="lastname" /><filter><condition attribute="firstname" operator="not-null" /></filter></link-entity></entity></fetch>""",
            joined.ToFetchXml());
    }

    [Fact]
    public void A_left_join_is_an_outer_link_however_it_is_written()
    {
        var expected = $"""<fetch><entity name="account"><attribute name="accountid" /><attribute name="name" />{Keys}{ByCustomer.Replace("inner", "outer", StringComparison.Ordinal)}<attribute name="contactid" /><attribute name="lastname" /></link-entity></entity></fetch>""";
        var syntax = from a in Crm.Accounts
                     join c in Crm.Contacts on a.AccountId equals c.ParentCustomerId!.Id into cs
                     from c in cs.DefaultIfEmpty()
                     select new { a.Name, Contact = c?.LastName };
        var flattened = from a in Crm.Accounts from c in a.ContactCustomerAccounts.DefaultIfEmpty() select new { a.Name, Contact = c?.LastName };

        Assert.Equal(expected, syntax.ToFetchXml());
        Assert.Equal(expected, flattened.ToFetchXml());
        Assert.Equal(expected, Crm.Accounts.LeftJoin(Crm.Contacts, a => a.AccountId, c => c.ParentCustomerId!.Id, (a, c) => new { a.Name, Contact = c?.LastName }).ToFetchXml());
        Assert.Equal(expected, Crm.Accounts.LeftJoin(Crm.Contacts, a => a.AccountId, c => c.ParentCustomerId!.Id, (a, c) => new { a, c }).Select(x => new { x.a.Name, Contact = x.c == null ? null : x.c.LastName }).ToFetchXml());
    }

    [Fact]
    public void Collections_are_flattened_with_their_conditions()
    {
        var flattened = from a in Crm.Accounts from c in a.ContactCustomerAccounts.Where(c => c.DoNotEmail == true) where c.LastName != null select new { a.Id, c.LastName };

        Assert.Equal(
            $"""<fetch><entity name="account"><attribute name="accountid" />{Keys}<filter><condition entityname="c" attribute="lastname" operator="not-null" /></filter>{ByCustomer}<attribute name="contactid" /><attribute name="lastname" /><filter><condition attribute="donotemail" operator="eq" value="1" /></filter></link-entity></entity></fetch>""",
            flattened.ToFetchXml());
    }

    [Fact]
    public void Joins_go_on_from_any_row_and_first_matches_are_a_kind_of_their_own()
    {
        var three = from c in Crm.Contacts
                    join a in Crm.Accounts on c.ParentCustomerId!.Id equals a.AccountId
                    join u in Crm.Accounts on a.ParentAccountId!.Id equals u.AccountId
                    where u.Name != null
                    select new { c.LastName, Above = u.Name };

        Assert.Equal(
            """<fetch><entity name="contact"><attribute name="contactid" /><attribute name="lastname" /><filter><condition entityname="u" attribute="name" operator="not-null" /></filter><link-entity name="account" from="accountid" to="parentcustomerid" link-type="inner" alias="a"><attribute name="accountid" /><link-entity name="account" from="accountid" to="parentaccountid" link-type="inner" alias="u"><attribute name="accountid" /><attribute name="name" /></link-entity></link-entity></entity></fetch>""",
            three.ToFetchXml());
        Assert.Contains("link-type=\"matchfirstrowusingcrossapply\"", Crm.Accounts.JoinFirst(Crm.Contacts, a => a.AccountId, c => c.ParentCustomerId!.Id, (a, c) => c.LastName).ToFetchXml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_selector_that_is_not_understood_takes_all_of_every_row()
    {
        Func<Account, Contact, string?> make = static (a, c) => a.Name + c.LastName;
        var whole = Crm.Accounts.Join(Crm.Contacts, a => a.AccountId, c => c.ParentCustomerId!.Id, make);
        var pair = Crm.Accounts.Join(Crm.Contacts, a => a.AccountId, c => c.ParentCustomerId!.Id, (a, c) => (a, c.LastName));

        Assert.Equal(2, Count(whole.ToFetchXml(), "<all-attributes />"));
        Assert.Equal(1, Count(pair.ToFetchXml(), "<all-attributes />"));
        Assert.Equal(pair.ToFetchXml(), pair.Select(x => x.LastName).ToFetchXml());

        static int Count(string text, string part) => text.Split(part).Length - 1;
    }

    [Fact]
    public void Navigations_in_selectors_are_links_of_their_row()
    {
        var joined = Crm.Accounts.Join(Crm.Contacts, a => a.AccountId, c => c.ParentCustomerId!.Id, (a, c) => new { Contact = a.PrimaryContact!.LastName, By = c.CreatedBy!.FullName });

        Assert.Equal(
            $"""<fetch><entity name="account"><attribute name="accountid" />{Keys}{ByCustomer}<attribute name="contactid" /><link-entity name="systemuser" from="systemuserid" to="createdby" link-type="outer" alias="c_createdby"><attribute name="systemuserid" /><attribute name="fullname" /></link-entity></link-entity><link-entity name="contact" from="contactid" to="primarycontactid" link-type="outer" alias="primarycontactid"><attribute name="contactid" /><attribute name="lastname" /></link-entity></entity></fetch>""",
            joined.ToFetchXml());
    }

    [Fact]
    public void Rows_that_another_table_ties_are_asked_for_by_existence()
    {
        Assert.Equal(
            """<fetch><entity name="account"><attribute name="accountid" /><filter><link-entity name="contact" from="lastname" to="name" link-type="any"><filter><condition attribute="donotemail" operator="eq" value="1" /></filter></link-entity></filter></entity></fetch>""",
            Crm.Accounts.WhereExists(Crm.Contacts.Where(c => c.DoNotEmail == true), a => a.Name, c => c.LastName).Select(a => a.Id).ToString());
        Assert.Contains("link-type=\"not any\"", Crm.Accounts.WhereNotExists(Crm.Contacts, a => a.Name, c => c.LastName).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_joined_is_refused_with_the_mend()
    {
        var pairs = Crm.Accounts.Join(Crm.Contacts, a => a.AccountId, c => c.ParentCustomerId!.Id, (a, c) => new { a, c });

        Assert.Contains("joined by one column of each row", Refused(() => Crm.Accounts.Join(Crm.Contacts, a => a.Name + "x", c => c.LastName, (a, c) => a.Name)), StringComparison.Ordinal);
        Assert.Contains("may have conditions only", Refused(() => Crm.Accounts.Join(Crm.Contacts.Take(3), a => a.AccountId, c => c.ParentCustomerId!.Id, (a, c) => a.Name)), StringComparison.Ordinal);
        Assert.Contains("joins no tables", Refused(() => pairs.ToODataUri()), StringComparison.Ordinal);
        Assert.Contains("not of a joined one", Refused(() => pairs.Where(x => x.c.AccountPrimaryContact.Any()).ToFetchXml()), StringComparison.Ordinal);
        Assert.Contains("flattened over one collection", Refused(() => Crm.Accounts.SelectMany(a => a.ContactCustomerAccounts.Take(3), (a, c) => c.LastName)), StringComparison.Ordinal);
        Assert.Contains("Where after Take", Refused(() => pairs.Take(3).Where(x => x.a.Name == null)), StringComparison.Ordinal);
        Assert.Contains("(a, c) => new { a, c }", Refused(() => Crm.Accounts.Join(Crm.Contacts, a => a.AccountId, c => c.ParentCustomerId!.Id, (a, c) => new { c.LastName }).Where(x => x.LastName == "Li")), StringComparison.Ordinal);
        Assert.Contains("told from empty rows", Refused(() => pairs.Select(x => x.a.Name!.Length).OrderBy(n => n)), StringComparison.Ordinal);
        Assert.Contains("Within a joined query", Refused(() => Crm.Accounts.Join(Crm.Contacts.Where(c => c.CreatedBy!.FullName == "x"), a => a.AccountId, c => c.ParentCustomerId!.Id, (a, c) => a.Name).ToFetchXml()), StringComparison.Ordinal);
    }

    private static string Refused(Func<object> make) => Assert.Throws<QueryNotSupportedException>(make).Message;
}

using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

public sealed class ProjectionTests
{
    private const string Everything = "accounts";

    [Fact]
    public void Columns_that_are_read_are_asked_for()
    {
        Exactly("accounts?$select=name", Crm.Accounts.Select(a => a.Name));
        Exactly("accounts?$select=name,revenue", Crm.Accounts.Select(a => new { a.Revenue, a.Name }));
        Exactly("accounts?$select=name,revenue", Crm.Accounts.Select(a => (a.Name, a.Revenue)));
        Exactly("accounts?$select=name,revenue", Crm.Accounts.Select(a => new Line(a.Name, a.Revenue)));
        Exactly("accounts?$select=name,revenue", Crm.Accounts.Select(a => new Card { Title = a.Name!, Worth = a.Revenue ?? 0 }));
        Exactly("accounts?$select=name,revenue", Crm.Accounts.Select(a => new Line("", null) with { Name = a.Name, Revenue = a.Revenue }));
        Exactly("accounts?$select=name,revenue", Crm.Accounts.Select(static a => $"{a.Name,-20}: {a.Revenue:N2} {{a.City}}"));
        Exactly("accounts?$select=_primarycontactid_value", Crm.Accounts.Select(a => a.PrimaryContactId));
        Exactly("accounts?$select=statecode", Crm.Accounts.Select(a => a.StateCode switch { AccountStateCode.Active => "yes", _ => "no" }));
        Exactly("accounts?$select=name", Crm.Accounts.Select(a => a.Name?.Length > 5 ? a.Name[..5] : "short"));
        Exactly("accounts?$select=name", Crm.Accounts.Select(a => { var name = a.Name; return name!.Trim(); }));
        Exactly("accounts?$select=name", Crm.Accounts.Select((a) => (object)a.Name!));
        Exactly("accounts?$select=name,revenue", Crm.Accounts.Select(a => Upper(a.Name) + a.Revenue.GetValueOrDefault()));
        Exactly("accounts?$select=name", Crm.Accounts.Select((Account a) => a.Name));
        Exactly("accounts?$select=name", Crm.Accounts.Select(static (Fixtures.Account a) => a.Name));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts($select=lastname)", Crm.Accounts.Select(a => a.ContactCustomerAccounts.Select((Contact c) => c.LastName).ToList()));
        Exactly("accounts?$select=accountid", Crm.Accounts.Select(a => a.Id));
        Exactly("accounts?$select=accountid", Crm.Accounts.Select(a => 42));
        Exactly("accounts?$select=name", Crm.Accounts.Select(a => new { a.Id, a.ETag, a.LogicalName, a.Name }));
    }

    [Fact]
    public void Related_rows_that_are_read_come_along()
    {
        Exactly("accounts?$select=accountid&$expand=primarycontactid($select=fullname)", Crm.Accounts.Select(a => a.PrimaryContact!.FullName));
        Exactly("accounts?$select=name&$expand=primarycontactid($select=fullname)", Crm.Accounts.Select(a => new { a.Name, Contact = a.PrimaryContact?.FullName }));
        Exactly("accounts?$select=accountid&$expand=primarycontactid($select=contactid;$expand=createdby($select=fullname))", Crm.Accounts.Select(a => a.PrimaryContact!.CreatedBy!.FullName));
        Exactly("accounts?$select=accountid&$expand=primarycontactid", Crm.Accounts.Select(a => a.PrimaryContact));
        Exactly("accounts?$select=accountid&$expand=primarycontactid($select=contactid)", Crm.Accounts.Select(a => a.PrimaryContact != null));
        Exactly("accounts?$select=accountid&$expand=primarycontactid($select=fullname)", Crm.Accounts.Select(a => a.PrimaryContact is not null ? a.PrimaryContact.FullName : "none"));
        Exactly("accounts?$select=accountid&$expand=primarycontactid($select=contactid)", Crm.Accounts.Select(a => a.PrimaryContact!.Id));
    }

    [Fact]
    public void Related_collections_bring_what_their_lambdas_read()
    {
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts($select=lastname)", Crm.Accounts.Select(a => a.ContactCustomerAccounts.Select(c => c.LastName).ToList()));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts($select=firstname,lastname,donotemail)", Crm.Accounts.Select(a => a.ContactCustomerAccounts.Where(c => c.DoNotEmail == true).OrderBy(c => c.LastName).Take(3).Select(x => x.FirstName).ToArray()));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts($select=contactid)", Crm.Accounts.Select(a => a.ContactCustomerAccounts.Count));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts($select=contactid)", Crm.Accounts.Select(a => a.ContactCustomerAccounts.Any()));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts($select=lastname)", Crm.Accounts.Select(a => a.ContactCustomerAccounts.Count(c => c.LastName == "S")));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts", Crm.Accounts.Select(a => a.ContactCustomerAccounts));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts", Crm.Accounts.Select(a => a.ContactCustomerAccounts.Where(c => c.LastName == "S").ToList()));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts($select=fullname,lastname)", Crm.Accounts.Select(a => a.ContactCustomerAccounts.FirstOrDefault(c => c.LastName == "S")!.FullName));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts($select=fullname)", Crm.Accounts.Select(a => a.ContactCustomerAccounts[0].FullName));
        Exactly("accounts?$select=name&$expand=contact_customer_accounts($select=fullname)", Crm.Accounts.Select(a => a.ContactCustomerAccounts.Select(c => c.FullName + a.Name).First()));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts($select=contactid;$expand=Contact_Tasks($select=subject))", Crm.Accounts.Select(a => a.ContactCustomerAccounts.SelectMany(c => c.ContactTasks.Select(t => t.Subject)).ToList()));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts($select=lastname)", Crm.Accounts.Select(a => string.Join(", ", a.ContactCustomerAccounts.Select(c => $"{c.LastName}"))));
    }

    [Fact]
    public void Texts_and_comments_that_look_like_members_are_not()
    {
        Exactly("accounts?$select=name", Crm.Accounts.Select(a => "a.Revenue" + a.Name));
        Exactly("accounts?$select=name", Crm.Accounts.Select(a => @"a.Revenue "" a.City" + a.Name));
        Exactly("accounts?$select=name", Crm.Accounts.Select(a => """a.Revenue " a.City""" + a.Name));
        Exactly("accounts?$select=name", Crm.Accounts.Select(a => /* a.Revenue */ a.Name // a.City
        ));
        Exactly("accounts?$select=name", Crm.Accounts.Select(a => 'a' + ".Revenue" + a.Name + '\'' + "\"a.City"));
        Exactly("accounts?$select=name", Crm.Accounts.Select(a => $$"""{a.Revenue} {{a.Name}} {"""));
        Exactly("accounts?$select=name,address1_city", Crm.Accounts.Select(a => $"{(a.Name == "}" ? $"{a.City}" : @"\")}"));
    }

    [Fact]
    public void Names_are_compared_as_the_compiler_compares_them()
    {
        Exactly("accounts?$select=name", Crm.Accounts.Select(@a => a.Name));
        Exactly("accounts?$select=name", Crm.Accounts.Select(a => @a.Name));
        Exactly("accounts?$select=name", Crm.Accounts.Select(a => \u0061.N\u0061me));
        Exactly("accounts?$select=name", Crm.Accounts.Select(größe => größe./* here */Name));
        Exactly("accounts?$select=name", Crm.Accounts.Select(@class => @class!.Name));
    }

    [Fact]
    public void In_query_syntax_the_body_alone_is_read()
    {
        Exactly("accounts?$select=name", from a in Crm.Accounts select a.Name);
        Exactly("accounts?$select=name&$filter=revenue gt 1&$expand=contact_customer_accounts($select=lastname)", from row in Crm.Accounts where row.Revenue > 1 select new { row.Name, Last = row.ContactCustomerAccounts.Select(c => c.LastName) });
        Exactly(Everything, from a in Crm.Accounts select Name(a));
        Exactly(Everything, from a in Crm.Accounts select 1);
    }

    [Fact]
    public void Formatted_texts_come_with_the_columns_that_they_are_of()
    {
        Exactly("accounts?$select=name,revenue", Crm.Accounts.WithFormattedValues().Select(a => new { a.Name, Revenue = a.FormattedValues[nameof(Account.Revenue)] ?? "-" }));
        Exactly("accounts?$select=industrycode", Crm.Accounts.WithFormattedValues().Select(a => a.FormattedValues[nameof(a.IndustryCode)]!.Length));
        Exactly("accounts?$select=accountid&$expand=primarycontactid($select=birthdate)", Crm.Accounts.Select(a => a.PrimaryContact!.FormattedValues[nameof(Contact.BirthDate)]));
        Exactly(Everything, Crm.Accounts.Select(a => a.FormattedValues["revenue"]));
        foreach (var query in new DataverseQuery<string?>[] { Crm.Accounts.Select(a => a.FormattedValues["revenue"]), Crm.Accounts.Select(a => a.PrimaryContactId!.Name), Crm.Accounts.Select(a => a.PrimaryContact!.FormattedValues[nameof(Contact.BirthDate)]) })
            Assert.Contains("FormattedValue", query.Explain().Headers, StringComparison.Ordinal);
        Assert.DoesNotContain("FormattedValue", Crm.Accounts.Select(a => a.PrimaryContactId!.Id).Explain().Headers, StringComparison.Ordinal);
        Exactly(Everything, Crm.Accounts.Select(a => a.FormattedValues[nameof(Account.PrimaryContact)]));
        Exactly(Everything, Crm.Accounts.Select(a => a.FormattedValues[nameof(Account.Revenue) + "x"]));
    }

    [Fact]
    public void What_is_not_understood_brings_all_columns()
    {
        Func<Account, string?> made = a => a.Name;
        Exactly(Everything, Crm.Accounts.Select(made));
        Exactly(Everything, Crm.Accounts.Select(Name));
        Exactly(Everything, Crm.Accounts.Select(a => a));
        Exactly(Everything, Crm.Accounts.Select(a => Name(a)));
        Exactly(Everything, Crm.Accounts.Select(a => a is { Name: "x" }));
        Exactly(Everything, Crm.Accounts.Select(a => a.FormattedValues));
        Exactly(Everything, Crm.Accounts.Select(a => a.ToString()));
        Exactly(Everything, Crm.Accounts.Select(a => { var b = a; return b.Name; }));
        Exactly(Everything, Crm.Accounts.Select(delegate (Account a) { return a.Name; }));
        Exactly(Everything, Crm.Accounts.Select((Func<Account, string?>)(a => a.Name)));
        Exactly(Everything, Crm.Accounts.Select(a => a.Name, null));
        Exactly(Everything, Crm.Accounts.Select(
            a =>
#if DEBUG
            a.Name
#else
            a.City
#endif
            ));
    }

    [Fact]
    public void What_is_not_understood_of_a_related_row_brings_all_of_that_row()
    {
        Exactly("accounts?$select=name&$expand=primarycontactid", Crm.Accounts.Select(a => new { a.Name, Contact = Same(a.PrimaryContact) }));
        Exactly("accounts?$select=accountid&$expand=primarycontactid", Crm.Accounts.Select(a => a.PrimaryContact is { FullName: "x" }));
        Exactly("accounts?$select=accountid&$expand=primarycontactid", Crm.Accounts.Select(a => a.PrimaryContact is null or { FullName: "x" }));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts", Crm.Accounts.Select(a => a.ContactCustomerAccounts.Select(Same).Count()));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts", Crm.Accounts.Select(a => a.ContactCustomerAccounts.GroupBy(c => c.LastName).Count()));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts", Crm.Accounts.Select(a => (from c in a.ContactCustomerAccounts where c.DoNotEmail == true select c.LastName).ToList()));
        Exactly("accounts?$select=accountid&$expand=contact_customer_accounts", Crm.Accounts.Select(a => a.ContactCustomerAccounts.OrderBy(c => c.LastName, StringComparer.Ordinal).Select(c => c.FullName).First()));
    }

    [Fact]
    public void A_nested_lambda_may_use_the_same_name()
    {
        Exactly("accounts?$select=name&$expand=contact_customer_accounts($select=fullname)", Crm.Accounts.Select(a => a.ContactCustomerAccounts.Select(a => a.FullName).First() + a.Name));
        Exactly("accounts?$select=name&$expand=contact_customer_accounts($select=contactid;$expand=account_primary_contact($select=address1_city))", Crm.Accounts.Select(a => a.ContactCustomerAccounts.Select(c => c.AccountPrimaryContact.Any(a => a.City == "x")).First() ? a.Name : null));
    }

    [Fact]
    public void A_selector_is_read_once()
    {
        var first = Ask();
        var second = Ask();

        Assert.Same(first.Model.Columns, second.Model.Columns);

        static ProjectedQuery<Account, string?> Ask() => Crm.Accounts.Select(a => a.Name);
    }

    [Fact]
    public void One_text_over_two_entities_is_read_for_each()
    {
        var text = "a => a.DoNotEmail";

        Exactly("accounts?$select=donotemail", Crm.Accounts.Select(a => a.DoNotEmail, text));
        Assert.Equal("contacts?$select=donotemail", Crm.Contacts.Select(a => a.DoNotEmail, text).ToODataUri());
    }

    [Fact]
    public void Includes_stay_with_a_projection() =>
        Exactly(
            "accounts?$select=name&$expand=contact_customer_accounts($orderby=lastname;$top=5)",
            Crm.Accounts.Include(a => a.ContactCustomerAccounts.OrderBy(c => c.LastName).Take(5)).Select(a => new { a.Name, a.ContactCustomerAccounts.Count }));

    private static void Exactly<TResult>(string uri, ProjectedQuery<Account, TResult> query) => Assert.Equal(uri, Uri.UnescapeDataString(query.ToODataUri()));

    private static string? Upper(string? text) => text?.ToUpperInvariant();

    private static string? Name(Account account) => account.Name;

    private static Contact? Same(Contact? contact) => contact;

    private sealed record Line(string? Name, decimal? Revenue);

    private sealed class Card
    {
        public required string Title { get; init; }

        public decimal Worth { get; init; }
    }
}

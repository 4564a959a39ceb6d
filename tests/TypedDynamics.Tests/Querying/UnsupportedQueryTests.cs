#pragma warning disable TD1001 // What the build would find is what these tests are about.
using System.Linq.Expressions;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

public sealed class UnsupportedQueryTests
{
    private static readonly ChoiceSet<AccountMarket> s_retail = new(AccountMarket.Retail);
    private static readonly string?[] s_words = ["x"];
    private static readonly Contact s_unsaved = new() { LastName = "x" };
    private static readonly Lookup<Contact> s_nowhere = new(Guid.Empty);

    public static TheoryData<string, Expression<Func<Account, bool>>> Predicates => new()
    {
        { "'a.Name.Length' cannot be sent to the service: 'String.Length' cannot be asked for. Use Contains", a => a.Name!.Length > 3 },
        { "'a.Name.ToLower()' cannot", a => a.Name!.ToLower() == "x" },
        { "'a.Name.Substring(1)' cannot", a => a.Name!.Substring(1) == "x" },
        { "Compare the column itself", a => a.Revenue + 1 > 3 },
        { "Compare the column itself", a => a.Revenue * 2 > a.CreditLimit },
        { "Compare with the start and the end of the span", a => a.CreatedOn!.Value.Year == 2024 },
        { "Compare with the start and the end of the span", a => a.CreatedOn!.Value.Date == DateTime.UnixEpoch },
        { "without regard to case. Leave the argument out", a => a.Name!.StartsWith("x", StringComparison.Ordinal) },
        { "without regard to case", a => string.Equals(a.Name, "x", StringComparison.Ordinal) },
        { "Put the column before the dot", a => "abc".Contains(a.Name!) },
        { "another column's text", a => a.Name!.Contains(a.City!) },
        { "the text is null", a => a.Name!.Contains((string)null!) },
        { "a row cannot be asked for as a row of another type", a => ((Contact)(Entity)a).FullName == "x" },
        { "Any(), Any(x => …) or All(x => …)", a => a.ContactCustomerAccounts.Count > 3 },
        { "'Enumerable.Count'", a => a.ContactCustomerAccounts.Count() > 3 },
        { "two columns of one row only", a => a.ContactCustomerAccounts.Any(c => c.LastName == c.CreatedBy!.FullName) },
        { "uses a column of the row outside", a => a.ContactCustomerAccounts.Any(c => c.FullName == "x" && a.Name == "y") },
        { "two columns of one row only", a => a.ContactCustomerAccounts.Any(c => c.FullName == a.Name) },
        { "behind a lookup", a => a.ParentAccount!.ContactCustomerAccounts.Any() },
        { "'LogicalName' is no column", a => a.LogicalName == "account" },
        { "'EntityReference.Name' cannot be asked for. Compare its Id", a => a.PrimaryContactId!.Name == "x" },
        { "converting a column would change its value", a => (int?)a.Revenue == 5 },
        { "one option at a time", a => a.Markets == s_retail },
        { "the service has no 'CapturedMethods.IsRich'", a => CapturedMethods.IsRich(a) },
        { "'PrimaryContactId' is compared with has no id yet", a => a.PrimaryContactId == s_unsaved },
        { "'PrimaryContactId' is compared with has no id yet", a => a.PrimaryContactId! == s_nowhere },
        { "Write string.IsNullOrEmpty", a => string.IsNullOrWhiteSpace(a.Name) },
        { "without a value meets no comparison", a => (a.Revenue ?? 0) > 5 },
        { "without a value meets no comparison", a => a.Revenue.GetValueOrDefault() > 5 },
        { "Leave the comparer out", a => s_words.Contains(a.Name, StringComparer.OrdinalIgnoreCase) },
        { "no number", a => a.Latitude > double.NaN },
    };

    [Theory]
    [MemberData(nameof(Predicates))]
    public void A_predicate_that_cannot_be_sent_is_refused_with_the_mend(string message, Expression<Func<Account, bool>> predicate)
    {
        var exception = Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Where(predicate).ToODataUri());

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_captured_value_is_called_by_its_name()
    {
        var limit = "x";
        var exception = Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Where(a => a.Name!.PadLeft(3) == limit));

        Assert.DoesNotContain("DisplayClass", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delegate_inside_a_query_is_refused_with_the_mend()
    {
        Func<Contact, bool> isKnown = c => c.FullName != null;
        var exception = Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Where(a => a.ContactCustomerAccounts.Any(isKnown)));

        Assert.Contains("Write the lambda inside the query", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_may_follow_a_limit_that_would_change_what_it_means()
    {
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Take(5).Where(a => a.Name == "x"));
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Take(5).OrderBy(a => a.Name));
    }

    [Fact]
    public void Rows_are_ordered_by_columns_that_have_an_order()
    {
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.OrderBy(a => a.Name!.Length));
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.OrderBy(a => a.PrimaryContact));
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.OrderBy(a => a.Markets));
    }

    [Fact]
    public void An_inclusion_names_a_navigation()
    {
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Include(a => a.Name));
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Include(a => a));
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Include(a => a.ContactCustomerAccounts.Skip(1)));
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Include(a => a.ContactCustomerAccounts.Take(1).Where(c => c.FullName == "x")));
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Include(a => a.ContactCustomerAccounts.Where(c => c.FullName == a.Name)));
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Include(a => a.ContactCustomerAccounts.Select(c => c.FullName)));
    }

    [Fact]
    public void Limits_in_nested_inclusions_are_refused_before_the_service_does()
    {
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Include(a => a.ContactCustomerAccounts.Take(5).Select(c => c.CreatedBy)));
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Include(a => a.PrimaryContact!.ContactTasks.OrderBy(t => t.Subject)));
    }

    [Fact]
    public void One_collection_cannot_be_included_under_two_conditions() =>
        Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Include(a => a.ContactCustomerAccounts.Take(5)).Include(a => a.ContactCustomerAccounts.Take(6)));

    private static class CapturedMethods
    {
        public static bool IsRich(Account account) => account.Revenue > 1;
    }
}

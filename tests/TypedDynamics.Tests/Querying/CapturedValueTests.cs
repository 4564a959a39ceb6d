using System.Collections.Immutable;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

public sealed class CapturedValueTests
{
    private const string Constant = "constant";
    private static readonly string s_static = "static";
    private readonly string _field = "field";
    private readonly Holder _holder = new();

    private string Property { get; } = "property";

    private static string StaticProperty => "static property";

    [Fact]
    public void Locals_fields_properties_statics_and_constants_are_read()
    {
        var local = "local";
        Sends("name eq 'local'", Where(a => a.Name == local));
        Sends("name eq 'field'", Where(a => a.Name == _field));
        Sends("name eq 'property'", Where(a => a.Name == Property));
        Sends("name eq 'static'", Where(a => a.Name == s_static));
        Sends("name eq 'static property'", Where(a => a.Name == StaticProperty));
        Sends("name eq 'constant'", Where(a => a.Name == Constant));
        Sends("name eq 'inner'", Where(a => a.Name == _holder.Inner.Name));
        Sends("name eq 'two'", Where(a => a.Name == _holder.Names[1]));
        Sends("name eq 'value'", Where(a => a.Name == _holder.ByKey["key"]));
    }

    [Fact]
    public void Lists_of_ones_own_are_asked_in_place()
    {
        var (least, orders) = (2, new[] { (Number: "A-1", Lines: 1), (Number: "A-2", Lines: 3), (Number: "A-3", Lines: 2) });
        Sends("name eq 'A-2' or name eq 'A-3'", Where(a => orders.Where(o => o.Lines >= least).Select(o => o.Number).Contains(a.Name)));
        Sends("name eq 'A-2'", Where(a => a.Name == orders.First(o => o.Lines == least + 1).Number));
    }

    [Fact]
    public void Parameters_and_values_of_closures_around_closures_are_read()
    {
        Sends("name eq 'outer' and accountnumber eq 'inner'", Outer("outer")("inner"));

        static Func<string, EntityQuery<Account>> Outer(string outer) => inner => Where(a => a.Name == outer && a.AccountNumber == inner);
    }

    [Fact]
    public void Each_turn_of_a_loop_has_its_own_value()
    {
        var queries = new List<EntityQuery<Account>>();
        foreach (var number in new[] { 1, 2, 3 }) queries.Add(Where(a => a.NumberOfEmployees == number));

        Assert.Equal(["1", "2", "3"], queries.Select(static query => query.ToODataUri()[^1..]));
    }

    [Fact]
    public void Values_are_read_when_the_predicate_is_added()
    {
        var name = "before";
        var query = Where(a => a.Name == name);
        name = "after";

        Sends("name eq 'before'", query);
        Assert.Equal("after", name);
    }

    [Fact]
    public void Values_are_worked_out_as_the_language_does()
    {
        var (five, two, pi, money, none, day) = (5, 2, 3.5, 9.5m, (int?)null, new DateTimeOffset(2024, 1, 31, 0, 0, 0, TimeSpan.Zero));
        Sends("numberofemployees eq 8", Where(a => a.NumberOfEmployees == five + two * 2 - 3 / two));
        Sends("numberofemployees eq 1", Where(a => a.NumberOfEmployees == five % two));
        Sends("numberofemployees eq -5", Where(a => a.NumberOfEmployees == -five));
        Sends("numberofemployees eq 7", Where(a => a.NumberOfEmployees == (none ?? 7)));
        Sends("numberofemployees eq null", Where(a => a.NumberOfEmployees == none));
        Sends("numberofemployees eq null", Where(a => a.NumberOfEmployees == none + 1));
        Sends("numberofemployees eq 3", Where(a => a.NumberOfEmployees == (int)pi));
        Sends("address1_latitude eq 7", Where(a => a.Latitude == pi * 2));
        Sends("revenue eq 19.0", Where(a => a.Revenue == money * two));
        Sends("revenue eq 10", Where(a => a.Revenue == decimal.Round(money, MidpointRounding.AwayFromZero)));
        Sends("name eq 'x5'", Where(a => a.Name == "x" + five));
        Sends("name eq 'X'", Where(a => a.Name == "x".ToUpperInvariant()));
        Sends("name eq 'big'", Where(a => a.Name == (five > two ? "big" : "small")));
        Sends("name eq '5-2'", Where(a => a.Name == string.Format("{0}-{1}", five, two)));
        Sends("createdon lt 2024-01-24T00:00:00Z", Where(a => a.CreatedOn < day.AddDays(-7)));
        Sends("createdon lt 2024-01-30T00:00:00Z", Where(a => a.CreatedOn < day - TimeSpan.FromDays(1)));
        Sends("new_foundedon eq 2024-02-29", Where(a => a.FoundedOn == new DateOnly(2024, 2, 28).AddDays(1)));
        Sends("accountid eq 00000000-0000-0000-0000-000000000000", Where(a => a.AccountId == Guid.Empty));
        Sends("accountid ne 00000000-0000-0000-0000-000000000000", Where(a => a.AccountId != default(Guid)));
        Sends("industrycode eq 4", Where(a => a.IndustryCode == (AccountIndustryCode)(five - 1)));
        Sends("industrycode eq 99", Where(a => a.IndustryCode == (AccountIndustryCode)99));
    }

    [Fact]
    public void What_a_captured_condition_decides_is_not_sent()
    {
        var (name, onlyActive) = ((string?)null, false);
        Assert.Equal("accounts", Where(a => name == null || a.Name!.StartsWith(name)).ToODataUri());
        Assert.Equal("accounts", Where(a => !onlyActive || a.StateCode == AccountStateCode.Active).ToODataUri());
        Sends("revenue gt 1", Where(a => (name == null || a.Name!.StartsWith(name)) && a.Revenue > 1));
        Sends("name eq 'x'", Where(a => onlyActive ? a.StateCode == AccountStateCode.Active : a.Name == "x"));
        Sends("accountid eq null", Where(a => onlyActive));
    }

    [Fact]
    public void No_value_is_less_or_more_than_a_missing_one()
    {
        var (amount, code, day, name, ids) = ((decimal?)null, (AccountIndustryCode?)null, (DateTimeOffset?)null, (string?)null, new Guid?[] { null });
        Sends("accountid eq null", Where(a => a.Revenue > amount));
        Sends("accountid eq null", Where(a => amount <= a.Revenue));
        Sends("accountid eq null", Where(a => a.IndustryCode < code));
        Sends("accountid eq null", Where(a => a.CreatedOn >= day));
        Sends("accountid eq null", Where(a => string.Compare(a.Name, name) > 0));
        Sends("accountid eq null", Where(a => 0 >= a.Name!.CompareTo(name)));
        Sends("accountid eq null", Where(a => a.ParentAccount!.Revenue > amount && a.Name == "x"));
        Sends("name eq 'x'", Where(a => a.Revenue > amount || a.Name == "x"));
        Sends("accountid eq null", Where(a => a.AccountTasks.Any(t => t.PercentComplete > (int?)amount)));
        Sends("not (Account_Tasks/any())", Where(a => a.AccountTasks.All(t => t.PercentComplete > (int?)amount)));
        Assert.Equal("accounts", Where(a => !(a.Revenue > amount)).ToODataUri());
        Sends("revenue eq null", Where(a => a.Revenue == amount));
        Sends("name eq null", Where(a => string.Compare(a.Name, name) == 0));
        Sends("_primarycontactid_value eq null", Where(a => ids.Contains(a.PrimaryContactId!.Id)));
    }

    [Fact]
    public void Delegates_of_ones_own_are_called()
    {
        Func<int, bool> isOdd = static number => number % 2 == 1;
        Func<string> name = () => _field;
        Func<int, int> fails = static number => throw new FormatException($"{number}");
        Sends("name eq 'x'", Where(a => isOdd(5) && a.Name == "x"));
        Sends("accountid eq null", Where(a => isOdd(4) && a.Name == "x"));
        Sends("name eq 'field'", Where(a => a.Name == name()));
        Assert.Throws<FormatException>(() => Where(a => a.NumberOfEmployees == fails(1)));
        Assert.Throws<QueryNotSupportedException>(() => Where(a => isOdd(a.NumberOfEmployees!.Value)));
    }

    [Fact]
    public void Values_are_looked_for_in_every_kind_of_collection()
    {
        string[] array = ["a", "b"];
        List<string> list = ["a", "b"];
        HashSet<string> set = ["a", "b"];
        var immutable = ImmutableArray.Create("a", "b");
        IReadOnlyList<string> readOnly = array;
        IEnumerable<string> sequence = array.Where(static text => text.Length > 0);
        Sends("name eq 'a' or name eq 'b'", Where(a => array.Contains(a.Name)));
        Sends("name eq 'a' or name eq 'b'", Where(a => list.Contains(a.Name!)));
        Sends("name eq 'a' or name eq 'b'", Where(a => set.Contains(a.Name!)));
        Sends("name eq 'a' or name eq 'b'", Where(a => immutable.Contains(a.Name!)));
        Sends("name eq 'a' or name eq 'b'", Where(a => readOnly.Contains(a.Name)));
        Sends("name eq 'a' or name eq 'b'", Where(a => sequence.Contains(a.Name)));
        Sends("name eq 'a' or name eq 'b'", Where(a => new[] { "a", "b" }.Contains(a.Name)));
        Sends("name eq 'a' or name eq 'b'", Where(a => Enumerable.Contains(array, a.Name)));
        Sends("primarycontactid/lastname eq 'a' or primarycontactid/lastname eq 'b'", Where(a => array.Contains(a.PrimaryContact!.LastName)));
        Sends("contact_customer_accounts/any(c:c/lastname eq 'a' or c/lastname eq 'b')", Where(a => a.ContactCustomerAccounts.Any(c => array.Contains(c.LastName))));
    }

    [Fact]
    public void An_error_of_the_callers_own_code_is_the_callers_own_exception()
    {
        Assert.Throws<FormatException>(() => Where(a => a.NumberOfEmployees == int.Parse("x", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Throws<NullReferenceException>(() => Where(a => a.Name == new Holder().Missing!.Name));
        Assert.Throws<InvalidOperationException>(() => Where(a => a.NumberOfEmployees == new Holder().Number!.Value));
        Assert.Throws<OverflowException>(() => Where(a => a.NumberOfEmployees == checked(int.MaxValue + _holder.One)));
    }

    private static EntityQuery<Account> Where(System.Linq.Expressions.Expression<Func<Account, bool>> predicate) => Crm.Accounts.Where(predicate);

    private static void Sends(string filter, EntityQuery<Account> query) => Assert.Equal($"accounts?$filter={filter}", Uri.UnescapeDataString(query.ToODataUri()));

    private sealed class Holder
    {
        public int One { get; } = 1;

        public int? Number { get; }

        public Holder? Missing { get; }

        public string Name { get; private init; } = "outer";

        public Holder Inner => new() { Name = "inner" };

        public IReadOnlyList<string> Names { get; } = ["one", "two"];

        public Dictionary<string, string> ByKey { get; } = new() { ["key"] = "value" };
    }
}

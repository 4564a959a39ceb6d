using TypedDynamics.Generator.Analysis;
using TypedDynamics.Generator.Tests.Emitting;

namespace TypedDynamics.Generator.Tests.Analysis;

public sealed class QueryConditionAnalyzerTests
{
    private static readonly QueryConditionAnalyzer s_analyzer = new();

    [Fact]
    public Task What_the_runtime_refuses_is_found_where_it_is_written() => AnalyzedCode.VerifyAsync(s_analyzer, SampleOrg.Org, """
        public static void Refused(Crm crm, Contact other, string text)
        {
            crm.Accounts.Where(a => a.Name!.Length > 3); // TD1001
            crm.Accounts.Where(a => a.Name!.ToLower() == "x"); // TD1001
            crm.Accounts.Where(a => a.Name!.Substring(1) == text); // TD1001
            crm.Accounts.Where(a => a.Revenue + 1 > 3); // TD1001
            crm.Accounts.Where(a => a.CreatedOn!.Value.Year == 2024); // TD1001
            crm.Accounts.Where(a => text.Contains(a.Name!)); // TD1001
            crm.Accounts.Where(a => a.Name!.Contains(a.OldCode!)); // TD1001
            crm.Accounts.Where(a => a.AccountTasks.Count > 3); // TD1001
            crm.Accounts.Where(a => a.AccountTasks.Count() > 3); // TD1001
            crm.Accounts.Where(a => a.LogicalName == "account"); // TD1001
            crm.Accounts.Where(a => a.PrimaryContactId!.Name == "x"); // TD1001
            crm.Accounts.Where(a => a.DoNotFax == true ? a.Name == "x" : a.CreatedOn.IsToday() && a.Name!.Trim() == "y"); // TD1001
            crm.Accounts.Where(a => a.CreatedOn.IsToday() ? a.Name == "x" : a.Name == "y"); // TD1001
            crm.Accounts.Where(a => IsRich(a)); // TD1001
            crm.Accounts.Where(a => (int?)a.Revenue > 3); // TD1001
            crm.Accounts.Where(a => (short)a.Employees!.Value == 3); // TD1001
            crm.Accounts.Where(a => string.Compare(a.Name, text) == 1); // TD1001
            crm.Accounts.Where(a => (a.Name == "x") != (a.Revenue > a.Name!.Length)); // TD1001
            crm.Accounts.Where(a => a.CreatedOn.IsToday() ^ a.Revenue > 3); // TD1001
            crm.Accounts.Where(a => a.Name.IsIn(new string[0])); // TD1001
            crm.Accounts.Where(a => a.Name.IsIn(Array.Empty<string>())); // TD1001
            crm.Accounts.MaxAsync(a => a.Name); // TD1001
            crm.Accounts.GroupBy(a => a.Name).Select(g => g.Min(a => a.PrimaryContactId)); // TD1001
            crm.Accounts.Join(crm.Contacts, a => a.Name!.ToLower(), c => c.FullName, (a, c) => a.Name); // TD1001
            crm.Accounts.LeftJoin(crm.Contacts, a => a.ParentCustomerAccount!.Name, c => c.FullName, (a, c) => a.Name); // TD1001
            (from a in crm.Accounts join c in crm.Contacts on a.Name equals c.FullName + "x" select a.Name).ToListAsync(); // TD1001
            crm.Accounts.Where(a => a.AccountTasks.Any(t => t.Subject == a.Name)); // TD1001
            crm.Accounts.Where(a => a.AccountTasks.Where(t => a.Name == "x").Any()); // TD1001
            crm.Accounts.Where(a => new[] { "x" }.Any(x => x == a.Name)); // TD1001
            crm.Accounts.OrderBy(a => a.PrimaryContact); // TD1001
            crm.Accounts.OrderBy(a => a); // TD1001
            crm.Accounts.Take(3).Where(a => a.Name == "x"); // TD1001
            crm.Accounts.Where(a => a.Name == "x").Take(3).WithPageSize(2).OrderBy(a => a.Name); // TD1001
            crm.Accounts.Take(3).GroupBy(a => a.Name); // TD1001
            crm.Accounts.Where(a => a.Name == text && a.AccountTasks.Any(t => t.Subject!.Trim() == "x")); // TD1001
            crm.Accounts.Where(a => a.AccountTasks.Where(t => t.Subject!.Trim() == "x").Any()); // TD1001
            crm.Accounts.OrderBy(a => a.Name!.Length); // TD1001
            crm.Accounts.Include(a => a.AccountTasks.Where(t => t.Subject!.Trim() == "x")); // TD1001
            System.Linq.Expressions.Expression<Func<Account, bool>> kept = a => a.Name!.PadLeft(3) == text; // TD1001
            crm.Accounts.Where(a => !a.CreatedOn.IsToday()); // TD1001
            crm.Accounts.Where(a => !(a.Name == "x" || a.CreatedOn.IsInLastXDays(3))); // TD1001
            crm.Accounts.Where(a => a.AccountTasks.Any(t => t.Subject == t.RegardingObjectAccount!.Name)); // TD1001
            crm.Accounts.Where(a => a.ParentCustomerAccount!.AccountTasks.Any()); // TD1001
            crm.Accounts.Where(a => string.IsNullOrWhiteSpace(a.Name)); // TD1001
            crm.Accounts.Where(a => (a.Revenue ?? 0) > 5); // TD1001
            crm.Accounts.GroupBy(a => a.Name!.Length); // TD1001
            crm.Accounts.GroupBy(a => a.Name!.Trim().Length); // TD1001
            crm.Accounts.GroupBy(a => a.PrimaryContact); // TD1001
            crm.Accounts.GroupBy(a => new { a.Name, Long = a.Revenue + 1 }); // TD1001
            crm.Accounts.GroupBy(a => a.Name).Select(g => g.Sum(a => a.Revenue * 2)); // TD1001
            crm.Accounts.SumAsync(a => a.Revenue + 1); // TD1001
            (from a in crm.Accounts join t in crm.Tasks on a.AccountId equals t.RegardingObjectId!.Id where t.Subject!.Length > 3 select a.Name).ToListAsync(); // TD1001
            crm.Accounts.Join(crm.Tasks, a => a.AccountId, t => t.RegardingObjectId!.Id, (a, t) => new { a, t }).OrderBy(x => x.t.Subject!.Trim()); // TD1001
            crm.Accounts.Join(crm.Tasks, a => a.AccountId, t => t.RegardingObjectId!.Id, (a, t) => new { Long = a.Name + t.Subject }).Where(x => x.Long == "x"); // TD1001
            crm.Accounts.Where(a => new[] { "x" }.Contains(a.Name, StringComparer.Ordinal)); // TD1003
            crm.Accounts.Where(a => a.Name!.Contains("x", StringComparison.Ordinal)); // TD1003
            crm.Accounts.Where(a => a.Name!.StartsWith("x", StringComparison.Ordinal)); // TD1003
            crm.Accounts.Where(a => string.Equals(a.Name, "x", StringComparison.CurrentCulture)); // TD1003
            crm.Accounts.Where(a => a.AccountId == null); // TD1005
            crm.Accounts.Where(a => null != (Guid?)a.PrimaryContactId!.Id); // TD1005
        }

        private static bool IsRich(Account account) => account.Revenue > 1;
        """);

    [Fact]
    public Task What_the_runtime_sends_is_left_alone() => AnalyzedCode.VerifyAsync(s_analyzer, SampleOrg.Org, """
        private static readonly string[] s_names = ["a", "b"];

        public static void Sent(Crm crm, Contact other, string text, Guid[] ids, List<Guid> list, HashSet<string> set, DateTimeOffset since, bool flag, StringComparison comparison)
        {
            (from a in crm.Accounts join t in crm.Tasks on a.AccountId equals t.RegardingObjectId!.Id where t.Subject != null && a.Revenue > 1 && a.Name != t.Subject && a.ParentCustomerAccount!.Name == "x" orderby t.Subject, a.Name select new { a.Name, t.Subject }).ToListAsync();
            crm.Accounts.Join(crm.Tasks, a => a.AccountId, t => t.RegardingObjectId!.Id, (a, t) => new { Account = a, t }).Join(crm.Contacts, x => x.Account.PrimaryContactId!.Id, c => c.ContactId, (x, c) => new { x, c }).Where(y => y.x.Account.Name == "x" && y.c.ContactId != Guid.Empty).OrderBy(y => y.x.t.Subject);
            crm.Accounts.GroupBy(a => new { a.Name, Year = a.CreatedOn.Year(), a.PrimaryContactId, a.ParentCustomerAccount!.Revenue }).OrderBy(g => g.Sum(a => a.Revenue)).Select(g => new { g.Key, Total = g.Sum(a => a.Revenue), Last = g.Max(a => a.CreatedOn), Names = g.CountDistinct(a => a.Name) });
            crm.Accounts.Where(a => a.Name == a.ParentCustomerAccount!.Name && (a.Revenue > 3) == (a.DoNotFax == true) && (a.Name == "x" ^ a.Revenue < 2) && (a.DoNotFax == true ? a.Name == "x" : a.Name == "y") && a.Name.IsIn("x") && a.Name.IsIn(text, text));
            crm.Accounts.GroupBy(a => a.CreatedOn!.Value.Month);
            crm.Accounts.GroupBy(a => new { a.CreatedOn!.Value.Year, a.CreatedOn!.Value.Day });
            crm.Accounts.MaxAsync(a => a.Revenue);
            crm.Accounts.Join(crm.Tasks, a => a.AccountId, t => t.RegardingObjectId!.Id, (a, t) => new { a, t }).LeftJoin(crm.Contacts, x => x.a.PrimaryContactId!.Id, c => c.ContactId, (x, c) => x.a.Name);
            crm.Accounts.GroupBy(a => 1).Select(g => g.Average(a => a.Revenue));
            crm.Accounts.Where(a => !a.Name.IsLike("x%") && !!a.CreatedOn.IsToday() && !a.Employees.IsIn(1, 2) && !(a.Name == a.OldCode));
            crm.Accounts.Where(a => a.Name == text && a.Revenue >= 1000 || !(a.Employees < 3));
            crm.Accounts.Where(a => a.Name!.Contains(text.Trim().ToLower()) || a.Name.StartsWith("x", StringComparison.OrdinalIgnoreCase));
            crm.Accounts.Where(a => a.Name!.EndsWith(text, comparison) && string.IsNullOrEmpty(a.OldCode));
            crm.Accounts.Where(a => a.CreatedOn > since.AddDays(-7) && a.Founded == new DateOnly(2020, 1, 1));
            crm.Accounts.Where(a => a.DoNotFax == true && a.DoNotFax != null && a.DoNotFax!.Value && a.DoNotFax.HasValue && (a.DoNotFax ?? false));
            crm.Accounts.Where(a => ids.Contains(a.AccountId) || list.Contains(a.PrimaryContactId!.Id) || set.Contains(a.Name!) || s_names.Contains(a.Name));
            crm.Accounts.Where(a => new[] { "a", text }.Contains(a.Name) && a.IndustryCode == AccountIndustryCode.Accounting && a.Regions!.Contains(NewRegion.South_2));
            crm.Accounts.Where(a => a.PrimaryContact!.FullName == text && a.PrimaryContact == other && a.PrimaryContactId == other && a.ParentCustomerId == other);
            crm.Accounts.Where(a => a.AccountTasks.Any() && a.AccountTasks.Any(t => t.Subject == text) && a.AccountTasks.All(t => t.StatusCode == TaskStatusCode.Completed));
            crm.Accounts.Where(a => a.AccountTasks.Where(t => t.Subject == text).Any(t => t.Subcategory != null) == flag);
            crm.Accounts.Where(a => string.Compare(a.Name, text) > 0 || a.Name!.CompareTo(text) < 0 || a.Name.Equals(text) || string.Equals(a.Name, text));
            crm.Accounts.Where(a => flag || (flag ? a.Name == "x" : a.Name == "y") || (text == null || a.Name == text));
            crm.Accounts.Where(a => (long?)a.Employees > 3 && (a.Name == "x") == true && 0 < string.Compare(text, a.Name) && a.DoNotFax == (text == "x"));
            crm.Accounts.Where(a => a.AccountTasks.Any(t => t.Subject == text && other.FullName == text)).OrderBy(a => a.IndustryCode.Label()).ThenBy(a => a.Name).Take(3);
            crm.Accounts.Where(a => a.Id == Guid.Empty && a.Revenue > a.Rate && (int?)a.IndustryCode == 3);
            crm.Accounts.OrderBy(a => a.PrimaryContact!.FullName).ThenByDescending(a => a.ParentCustomerId);
            crm.Accounts.Include(a => a.AccountTasks.Where(t => t.Subject == text).OrderBy(t => t.Subject).Take(3));
            crm.Accounts.Select(a => new { Length = a.Name!.Length, Tasks = a.AccountTasks.Count });
            new List<Account>().Where(a => a.Name!.Length > 3);
        }
        """);

    [Fact]
    public Task A_column_of_the_users_own_making_is_no_column() => AnalyzedCode.VerifyAsync(s_analyzer, SampleOrg.Org, """
        public static void Refused(Crm crm)
        {
            crm.Accounts.Where(a => a.IsRich); // TD1001
        }
        }

        public partial class Account
        {
            public bool IsRich => Revenue > 1000;
        """);

    [Fact]
    public Task A_very_long_list_is_named() => AnalyzedCode.VerifyAsync(s_analyzer, SampleOrg.Org, $$"""
        private static readonly int[] s_many = [{{string.Join(", ", Enumerable.Range(0, 700))}}];

        public static void Long(Crm crm)
        {
            crm.Accounts.Where(a => s_many.Contains(a.Employees!.Value)); // TD1006
            crm.Accounts.Where(a => new[] { {{string.Join(", ", Enumerable.Range(0, 601))}} }.Contains(a.Employees!.Value)); // TD1006
            crm.Accounts.Where(a => new[] { {{string.Join(", ", Enumerable.Range(0, 600))}} }.Contains(a.Employees!.Value));
        }
        """);

    [Theory]
    [InlineData("crm.Accounts.Where(a => a.Name!.ToUpper() == \"X\")", "'a.Name!.ToUpper()' cannot be sent to the service: the service has no such function. It compares texts without regard to case: leave the call out.")]
    [InlineData("crm.Accounts.Where(a => a.CreatedOn!.Value.Year == 1)", "'a.CreatedOn!.Value.Year' cannot be sent to the service: 'DateTimeOffset.Year' cannot be asked for. Compare with the start and the end of the span: x.CreatedOn >= start && x.CreatedOn < end.")]
    public async Task The_message_says_what_to_write_instead(string expression, string message) =>
        Assert.Equal(message, await AnalyzedCode.MessageAsync(s_analyzer, SampleOrg.Org, expression));
}

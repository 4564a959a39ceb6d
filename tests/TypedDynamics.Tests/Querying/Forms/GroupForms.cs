using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying.Forms;

/// <summary>Groups and what is worked out of them.</summary>
internal static class GroupForms
{
    private sealed record Place(string? City, AccountStateCode? State);

    public static IReadOnlyList<Form> All { get; } =
    [
        Form.Of("by a choice", static t => t.Accounts.GroupBy(a => a.IndustryCode).Select(g => (g.Key, g.Count())), static m => m.Accounts.GroupBy(static a => a.IndustryCode).Select(static g => (g.Key, g.Count()))),
        Form.Of("by a text", static t => t.Accounts.GroupBy(a => a.City).Select(g => (g.Key, g.Count())), static m => m.Accounts.GroupBy(static a => a.City).Select(static g => (g.Key, g.Count()))),
        Form.Of("by a yes or no", static t => t.Accounts.GroupBy(a => a.DoNotEmail).Select(g => (g.Key, g.Count())), static m => m.Accounts.GroupBy(static a => a.DoNotEmail).Select(static g => (g.Key, g.Count()))),
        Form.Of("by a number", static t => t.Accounts.GroupBy(a => a.NumberOfEmployees).Select(g => (g.Key, g.Count())), static m => m.Accounts.GroupBy(static a => a.NumberOfEmployees).Select(static g => (g.Key, g.Count()))),
        Form.Of("by a date", static t => t.Accounts.GroupBy(a => a.FoundedOn).Select(g => (g.Key, g.Count())), static m => m.Accounts.GroupBy(static a => a.FoundedOn).Select(static g => (g.Key, g.Count()))),
        Form.Of("by a moment", static t => t.Accounts.GroupBy(a => a.CreatedOn).Select(g => (g.Key, g.Count())), static m => m.Accounts.GroupBy(static a => a.CreatedOn).Select(static g => (g.Key, g.Count()))),
        Form.Of("by a lookup", static t => t.Accounts.GroupBy(a => a.PrimaryContactId).Select(g => (g.Key?.Id, g.Count())), static m => m.Accounts.GroupBy(static a => a.PrimaryContactId?.Id).Select(static g => (g.Key, g.Count()))),
        Form.Of("by a lookup's id", static t => t.Accounts.Where(a => a.ParentAccountId != null).GroupBy(a => a.ParentAccountId!.Id).Select(g => (g.Key, g.Count())), static m => m.Accounts.Where(static a => a.ParentAccountId != null).GroupBy(static a => a.ParentAccountId!.Id).Select(static g => (g.Key, g.Count()))),
        Form.Of("by a column behind a navigation", static t => t.Accounts.GroupBy(a => a.PrimaryContact!.LastName).Select(g => (g.Key, g.Count())), static m => m.Accounts.GroupBy(static a => a.PrimaryContact?.LastName).Select(static g => (g.Key, g.Count()))),
        Form.Of("by two columns", static t => t.Accounts.GroupBy(a => new { a.City, a.StateCode }).Select(g => (g.Key, g.Count())), static m => m.Accounts.GroupBy(static a => new { a.City, a.StateCode }).Select(static g => (g.Key, g.Count()))),
        Form.Of("by a record", static t => t.Accounts.GroupBy(a => new Place(a.City, a.StateCode)).Select(g => (g.Key, g.Count())), static m => m.Accounts.GroupBy(static a => new Place(a.City, a.StateCode)).Select(static g => (g.Key, g.Count()))),
        Form.Of("by a tuple", static t => t.Accounts.GroupBy(a => ValueTuple.Create(a.City, a.DoNotPhone)).Select(g => (g.Key.Item1, g.Key.Item2, g.Count())), static m => m.Accounts.GroupBy(static a => (a.City, a.DoNotPhone)).Select(static g => (g.Key.City, g.Key.DoNotPhone, g.Count()))),
        Form.Of("by a constant", static t => t.Accounts.GroupBy(a => 1).Select(g => (g.Key, g.Count())), static m => m.Accounts.GroupBy(static a => 1).Select(static g => (g.Key, g.Count()))),
        Form.Of("by year and month", static t => t.Accounts.GroupBy(a => new { Year = a.CreatedOn.Year(), Month = a.CreatedOn.Month() }).Select(g => (g.Key.Year, g.Key.Month, g.Count())), static m => m.Accounts.GroupBy(static a => (a.CreatedOn?.Year, a.CreatedOn?.Month)).Select(static g => (g.Key.Year, g.Key.Month, g.Count()))),
        Form.Of("by day", static t => t.Accounts.GroupBy(a => a.FoundedOn.Day()).Select(g => (g.Key, g.Count())), static m => m.Accounts.GroupBy(static a => a.FoundedOn?.Day).Select(static g => (g.Key, g.Count()))),
        Form.Of("by quarter", static t => t.Accounts.GroupBy(a => a.CreatedOn.Quarter()).Select(g => (g.Key, g.Count())), static m => m.Accounts.GroupBy(static a => (a.CreatedOn?.Month + 2) / 3).Select(static g => (g.Key, g.Count()))),
        Form.Of("by fiscal year and period", static t => t.Accounts.GroupBy(a => new { Year = a.CreatedOn.FiscalYear(), Period = a.CreatedOn.FiscalPeriod() }).Select(g => (g.Key.Year, g.Key.Period, g.Count())), static m => m.Accounts.GroupBy(static a => (a.CreatedOn?.Year, (a.CreatedOn?.Month + 2) / 3)).Select(static g => (g.Key.Year, g.Key.Item2, g.Count()))),
        Form.Of("sums of every number", static t => t.Accounts.GroupBy(a => a.City).Select(g => (g.Key, (double)g.Sum(a => a.Revenue), g.Sum(a => a.NumberOfEmployees), Math.Round(g.Sum(a => a.Latitude), 6))), static m => m.Accounts.GroupBy(static a => a.City).Select(static g => (g.Key, (double)g.Sum(static a => a.Revenue)!.Value, g.Sum(static a => (long?)a.NumberOfEmployees)!.Value, Math.Round(g.Sum(static a => a.Latitude)!.Value, 6)))),
        Form.Of("least and greatest", static t => t.Accounts.GroupBy(a => a.StateCode).Select(g => (g.Key, g.Min(a => a.NumberOfEmployees), g.Max(a => a.CreatedOn), g.Min(a => a.FoundedOn))), static m => m.Accounts.GroupBy(static a => a.StateCode).Select(static g => (g.Key, g.Min(static a => a.NumberOfEmployees), g.Max(static a => a.CreatedOn), g.Min(static a => a.FoundedOn)))),
        Form.Of("averages", static t => t.Accounts.GroupBy(a => a.StateCode).Select(g => (g.Key, Math.Round(g.Average(a => a.Revenue) ?? 0, 3))), static m => m.Accounts.GroupBy(static a => a.StateCode).Select(static g => (g.Key, Math.Round(g.Average(static a => a.Revenue) ?? 0, 3)))),
        Form.Of("numbers of values", static t => t.Accounts.GroupBy(a => a.StateCode).Select(g => (g.Key, g.CountValues(a => a.City), g.CountDistinct(a => a.City))), static m => m.Accounts.GroupBy(static a => a.StateCode).Select(static g => (g.Key, g.Count(static a => a.City != null), g.Select(static a => a.City).OfType<string>().Distinct().Count()))),
        Form.Of("of some rows", static t => t.Accounts.Where(a => a.Revenue > 1 && a.PrimaryContact!.LastName != null).GroupBy(a => a.City).Select(g => (g.Key, g.Count())), static m => m.Accounts.Where(static a => a.Revenue > 1 && a.PrimaryContact?.LastName != null).GroupBy(static a => a.City).Select(static g => (g.Key, g.Count()))),
        Form.Of("of rows with related ones", static t => t.Accounts.Where(a => a.ContactCustomerAccounts.Any(c => c.DoNotEmail == true)).GroupBy(a => a.StateCode).Select(g => (g.Key, g.Count())), static m => m.Accounts.Where(static a => a.ContactCustomerAccounts.Any(static c => c.DoNotEmail == true)).GroupBy(static a => a.StateCode).Select(static g => (g.Key, g.Count()))),
        Form.Of("sorted by key", static t => t.Accounts.GroupBy(a => a.IndustryCode).OrderByDescending(g => g.Key).Select(g => g.Key), static m => m.Accounts.GroupBy(static a => a.IndustryCode).OrderByDescending(static g => g.Key).Select(static g => g.Key), isOrdered: true),
        Form.Of("sorted by sum, the first", static t => t.Accounts.GroupBy(a => a.NumberOfEmployees).OrderByDescending(g => g.Sum(a => a.Revenue)).ThenBy(g => g.Key).Select(g => g.Key).Take(4), static m => m.Accounts.GroupBy(static a => a.NumberOfEmployees).OrderByDescending(static g => g.Sum(static a => a.Revenue)).ThenBy(static g => g.Key).Select(static g => g.Key).Take(4), isOrdered: true),
        Form.Of("query syntax", static t => from a in t.Accounts group a by a.City into g orderby g.Count() descending, g.Key select new { g.Key, N = g.Count() }, static m => from a in m.Accounts group a by a.City into g orderby g.Count() descending, g.Key select new { g.Key, N = g.Count() }, isOrdered: true),
    ];
}

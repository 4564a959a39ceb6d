using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying.Forms;

/// <summary>What becomes of rows: selections, orders, limits, related rows.</summary>
internal static class ShapeForms
{
    private sealed record Line(string? Name, decimal? Revenue);

    private sealed class Card
    {
        public string? Title { get; init; }

        public string? Contact { get; init; }

        public override string ToString() => $"{Title}/{Contact}";
    }

    private static readonly Func<Account, string?> s_nameOf = static a => a.Name;

    public static IReadOnlyList<Form> All { get; } =
    [
        // Selections
        Form.Of("one column", static t => t.Accounts.Select(a => a.Name), static m => m.Accounts.Select(static a => a.Name)),
        Form.Of("the id", static t => t.Accounts.Select(a => a.Id), static m => m.Accounts.Select(static a => a.Id)),
        Form.Of("anonymous", static t => t.Accounts.Select(a => new { a.Name, a.Revenue }), static m => m.Accounts.Select(static a => new { a.Name, a.Revenue })),
        Form.Of("anonymous with names", static t => t.Accounts.Select(a => new { Title = a.Name, Worth = a.Revenue }), static m => m.Accounts.Select(static a => new { Title = a.Name, Worth = a.Revenue })),
        Form.Of("tuple", static t => t.Accounts.Select(a => (a.Name, a.IndustryCode)), static m => m.Accounts.Select(static a => (a.Name, a.IndustryCode))),
        Form.Of("record", static t => t.Accounts.Select(a => new Line(a.Name, a.Revenue)), static m => m.Accounts.Select(static a => new Line(a.Name, a.Revenue))),
        Form.Of("initialiser", static t => t.Accounts.Select(a => new Card { Title = a.Name, Contact = a.City }), static m => m.Accounts.Select(static a => new Card { Title = a.Name, Contact = a.City })),
        Form.Of("nested object", static t => t.Accounts.Select(a => new { a.Name, Money = new { a.Revenue, a.CreditLimit } }), static m => m.Accounts.Select(static a => new { a.Name, Money = new { a.Revenue, a.CreditLimit } })),
        Form.Of("client code", static t => t.Accounts.Select(a => $"{a.Name?.ToUpperInvariant()} {a.Revenue ?? 0:F1}"), static m => m.Accounts.Select(static a => FormattableString.Invariant($"{a.Name?.ToUpperInvariant()} {a.Revenue ?? 0:F1}"))),
        Form.Of("conditional", static t => t.Accounts.Select(a => a.Revenue > 2 ? a.Name : a.City), static m => m.Accounts.Select(static a => a.Revenue > 2 ? a.Name : a.City)),
        Form.Of("switch", static t => t.Accounts.Select(a => a.IndustryCode switch { null => "none", AccountIndustryCode.Brokers => "b", _ => "other" }), static m => m.Accounts.Select(static a => a.IndustryCode switch { null => "none", AccountIndustryCode.Brokers => "b", _ => "other" })),
        Form.Of("selector in a field", static t => t.Accounts.Select(s_nameOf), static m => m.Accounts.Select(s_nameOf)),
        Form.Of("choices and dates", static t => t.Accounts.Select(a => (a.Markets, a.StateCode, a.FoundedOn, a.OpenedAt, a.CreatedOn)), static m => m.Accounts.Select(static a => (a.Markets, a.StateCode, a.FoundedOn, a.OpenedAt, a.CreatedOn))),
        Form.Of("lookups", static t => t.Accounts.Select(a => (a.PrimaryContactId?.Id, a.OwnerId?.LogicalName)), static m => m.Accounts.Select(static a => (a.PrimaryContactId?.Id, a.OwnerId?.LogicalName))),
        Form.Of("behind a navigation", static t => t.Accounts.Select(a => a.PrimaryContact?.LastName), static m => m.Accounts.Select(static a => a.PrimaryContact?.LastName)),
        Form.Of("behind two navigations", static t => t.Accounts.Select(a => a.PrimaryContact?.CreatedBy?.FullName), static m => m.Accounts.Select(static a => a.PrimaryContact?.CreatedBy?.FullName)),
        Form.Of("whether there is a related row", static t => t.Accounts.Select(a => a.PrimaryContact == null), static m => m.Accounts.Select(static a => a.PrimaryContact == null)),
        Form.Of("a collection", static t => t.Accounts.Select(a => string.Join(',', a.ContactCustomerAccounts.Select(c => c.LastName).Order())), static m => m.Accounts.Select(static a => string.Join(',', a.ContactCustomerAccounts.Select(static c => c.LastName).Order()))),
        Form.Of("a collection's number", static t => t.Accounts.Select(a => (a.Name, a.ContactCustomerAccounts.Count)), static m => m.Accounts.Select(static a => (a.Name, a.ContactCustomerAccounts.Count))),

        // Orders and limits
        Form.Of("by a number", static t => t.Accounts.OrderBy(a => a.NumberOfEmployees).ThenBy(a => a.AccountId).Select(a => a.Id), static m => m.Accounts.OrderBy(static a => a.NumberOfEmployees).ThenBy(static a => a.Id).Select(static a => a.Id), isOrdered: true),
        Form.Of("by money, downwards", static t => t.Accounts.OrderByDescending(a => a.Revenue).ThenBy(a => a.AccountId).Select(a => a.Id), static m => m.Accounts.OrderByDescending(static a => a.Revenue).ThenBy(static a => a.Id).Select(static a => a.Id), isOrdered: true),
        Form.Of("by a choice's number", static t => t.Accounts.OrderBy(a => a.IndustryCode).ThenBy(a => a.AccountId).Select(a => a.Id), static m => m.Accounts.OrderBy(static a => a.IndustryCode).ThenBy(static a => a.Id).Select(static a => a.Id), isOrdered: true),
        Form.Of("by a date", static t => t.Accounts.OrderByDescending(a => a.FoundedOn).ThenByDescending(a => a.AccountId).Select(a => a.Id), static m => m.Accounts.OrderByDescending(static a => a.FoundedOn).ThenByDescending(static a => a.Id).Select(static a => a.Id), isOrdered: true),
        Form.Of("by a yes or no", static t => t.Accounts.OrderBy(a => a.DoNotEmail).ThenBy(a => a.AccountId).Select(a => a.Id), static m => m.Accounts.OrderBy(static a => a.DoNotEmail).ThenBy(static a => a.Id).Select(static a => a.Id), isOrdered: true),
        Form.Of("by a float", static t => t.Accounts.OrderBy(a => a.Latitude).ThenBy(a => a.AccountId).Select(a => a.Id), static m => m.Accounts.OrderBy(static a => a.Latitude).ThenBy(static a => a.Id).Select(static a => a.Id), isOrdered: true),
        Form.Of("three orders", static t => t.Accounts.OrderBy(a => a.City).ThenByDescending(a => a.Revenue).ThenBy(a => a.AccountId).Select(a => a.Id), static m => m.Accounts.OrderBy(static a => a.City, StringComparer.OrdinalIgnoreCase).ThenByDescending(static a => a.Revenue).ThenBy(static a => a.Id).Select(static a => a.Id), isOrdered: true),
        Form.Of("the last order first", static t => t.Accounts.OrderBy(a => a.AccountId).OrderBy(a => a.City).Select(a => a.Id), static m => m.Accounts.OrderBy(static a => a.Id).OrderBy(static a => a.City, StringComparer.OrdinalIgnoreCase).Select(static a => a.Id), isOrdered: true),
        Form.Of("by a column behind a navigation", static t => t.Accounts.OrderBy(a => a.ParentAccount!.Revenue).ThenBy(a => a.AccountId).Select(a => a.Id), static m => m.Accounts.OrderBy(static a => a.ParentAccount?.Revenue).ThenBy(static a => a.Id).Select(static a => a.Id), isOrdered: true),
        Form.Of("the first", static t => t.Accounts.OrderBy(a => a.AccountId).Take(7).Select(a => a.Id), static m => m.Accounts.OrderBy(static a => a.Id).Take(7).Select(static a => a.Id), isOrdered: true),
        Form.Of("the first of two limits", static t => t.Accounts.OrderBy(a => a.AccountId).Take(3).Take(9).Select(a => a.Id), static m => m.Accounts.OrderBy(static a => a.Id).Take(3).Take(9).Select(static a => a.Id), isOrdered: true),
        Form.Of("pages", static t => t.Accounts.OrderBy(a => a.AccountId).WithPageSize(9).Select(a => a.Id), static m => m.Accounts.OrderBy(static a => a.Id).Select(static a => a.Id), isOrdered: true),
        Form.Of("a limit over pages", static t => t.Accounts.OrderBy(a => a.AccountId).WithPageSize(9).Take(20).Select(a => a.Id), static m => m.Accounts.OrderBy(static a => a.Id).Take(20).Select(static a => a.Id), isOrdered: true),
        Form.Of("conditions, order and limit", static t => t.Accounts.Where(a => a.Revenue > 1).Where(a => a.City != null).OrderBy(a => a.AccountId).Take(5).Select(a => a.Name), static m => m.Accounts.Where(static a => a.Revenue > 1).Where(static a => a.City != null).OrderBy(static a => a.Id).Take(5).Select(static a => a.Name), isOrdered: true),
        Form.Of("query syntax", static t => from a in t.Accounts where a.Revenue > 1 orderby a.AccountId descending select a.Name, static m => from a in m.Accounts where a.Revenue > 1 orderby a.AccountId descending select a.Name, isOrdered: true),

        // Columns of two rows
        Form.Of("a column beside one of the row behind", static t => t.Accounts.Where(a => a.Revenue > a.ParentAccount!.Revenue).Select(a => a.Id), static m => m.Accounts.Where(static a => a.Revenue > a.ParentAccount?.Revenue).Select(static a => a.Id)),
        Form.Of("one of the row behind, first", static t => t.Accounts.Where(a => a.ParentAccount!.Revenue >= a.Revenue).Select(a => a.Id), static m => m.Accounts.Where(static a => a.ParentAccount?.Revenue >= a.Revenue).Select(static a => a.Id)),
        Form.Of("equal to the row behind", static t => t.Accounts.Where(a => a.IndustryCode == a.ParentAccount!.IndustryCode).Select(a => a.Id), static m => m.Accounts.Where(static a => a.IndustryCode == a.ParentAccount?.IndustryCode).Select(static a => a.Id)),
        Form.Of("unlike the row behind", static t => t.Accounts.Where(a => a.IndustryCode != a.ParentAccount!.IndustryCode).Select(a => a.Id), static m => m.Accounts.Where(static a => a.IndustryCode != a.ParentAccount?.IndustryCode).Select(static a => a.Id)),
        Form.Of("not more than the row behind", static t => t.Accounts.Where(a => !(a.Revenue > a.ParentAccount!.Revenue)).Select(a => a.Id), static m => m.Accounts.Where(static a => !(a.Revenue > a.ParentAccount?.Revenue)).Select(static a => a.Id)),
        Form.Of("two rows behind", static t => t.Accounts.Where(a => a.City != null && (a.PrimaryContact!.DoNotEmail == a.ParentAccount!.DoNotEmail || a.PrimaryContact!.LastName == a.ParentAccount!.City)).Select(a => a.Id), static m => m.Accounts.Where(static a => a.City != null && (a.PrimaryContact?.DoNotEmail == a.ParentAccount?.DoNotEmail || a.PrimaryContact?.LastName == a.ParentAccount?.City)).Select(static a => a.Id)),

        // Distinct
        Form.Of("distinct column", static t => t.Accounts.Select(a => a.City).Distinct(), static m => m.Accounts.Select(static a => a.City).Distinct()),
        Form.Of("distinct pairs", static t => t.Accounts.Select(a => (a.City, a.IndustryCode)).Distinct(), static m => m.Accounts.Select(static a => (a.City, a.IndustryCode)).Distinct()),
        Form.Of("distinct of what is worked out", static t => t.Accounts.Select(a => a.City == null).Distinct(), static m => m.Accounts.Select(static a => a.City == null).Distinct()),
        Form.Of("distinct of some", static t => t.Accounts.Where(a => a.Revenue != null).Select(a => new { a.StateCode, a.DoNotEmail }).Distinct(), static m => m.Accounts.Where(static a => a.Revenue != null).Select(static a => new { a.StateCode, a.DoNotEmail }).Distinct()),
    ];
}

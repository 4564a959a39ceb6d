using System.Linq.Expressions;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

/// <summary>What is asked, one line a case: the predicate and the filter that it must become (unescaped, to be readable).</summary>
internal static class QueryCorpus
{
    private static readonly Guid s_id = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly DateTimeOffset s_start = new(2024, 2, 29, 12, 30, 15, TimeSpan.FromHours(2));
    private static readonly string?[] s_names = ["Fourth Coffee", "Litware", null];
    private static readonly List<Guid> s_ids = [new("0f8fad5b-d9cb-469f-a165-70867728950e"), new("7c9e6679-7425-40de-944b-e07fc1f90ae7")];
    private static readonly AccountIndustryCode[] s_codes = [AccountIndustryCode.Accounting, AccountIndustryCode.Consulting];
    private static readonly Contact s_contact = new() { ContactId = new("7c9e6679-7425-40de-944b-e07fc1f90ae7") };
    private static readonly Account s_account = new() { AccountId = s_id };

    public static IReadOnlyDictionary<string, Expression<Func<Account, bool>>> Accounts { get; } = new Dictionary<string, Expression<Func<Account, bool>>>
    {
        // Comparisons
        ["name eq 'Litware'"] = a => a.Name == "Litware",
        ["name ne 'Litware'"] = a => a.Name != "Litware",
        ["name eq 'O''Neil & Söhne'"] = a => a.Name == "O'Neil & Söhne",
        ["revenue gt 1000000"] = a => a.Revenue > 1_000_000m,
        ["revenue ge 0.10"] = a => a.Revenue >= 0.10m,
        ["revenue lt -5"] = a => a.Revenue < -5,
        ["numberofemployees le 10"] = a => a.NumberOfEmployees <= 10,
        ["numberofemployees gt 10"] = a => 10 < a.NumberOfEmployees,
        ["numberofemployees ge 10"] = a => 10 <= a.NumberOfEmployees!.Value,
        ["numberofemployees gt 2.5"] = a => a.NumberOfEmployees > 2.5m,
        ["address1_latitude lt 47.63"] = a => a.Latitude < 47.63,
        ["address1_latitude gt 1E+20"] = a => a.Latitude > 1e20,
        ["versionnumber gt 5000000000"] = a => a.VersionNumber > 5_000_000_000,
        ["name eq accountnumber or (name eq null and accountnumber eq null)"] = a => a.Name == a.AccountNumber,
        ["donotemail ne donotphone or (donotemail eq null and donotphone ne null) or (donotemail ne null and donotphone eq null)"] = a => a.DoNotEmail != a.DoNotPhone,
        ["name ne accountnumber or (name eq null and accountnumber ne null) or (name ne null and accountnumber eq null)"] = a => !(a.Name == a.AccountNumber),
        ["revenue eq 1 and (revenue eq creditlimit or (revenue eq null and creditlimit eq null))"] = a => a.Revenue == 1 && a.Revenue == a.CreditLimit,
        ["not (donotemail eq true and (revenue eq creditlimit or (revenue eq null and creditlimit eq null)))"] = a => !(a.DoNotEmail == true && a.Revenue == a.CreditLimit),
        ["revenue gt creditlimit"] = a => a.Revenue > a.CreditLimit,
        ["accountid eq 0f8fad5b-d9cb-469f-a165-70867728950e"] = a => a.AccountId == s_id,
        ["accountid ne 0f8fad5b-d9cb-469f-a165-70867728950e"] = a => a.Id != s_id,
        ["name gt 'M'"] = a => string.Compare(a.Name, "M") > 0,
        ["name le 'M'"] = a => a.Name!.CompareTo("M") <= 0,
        ["name lt 'M'"] = a => 0 < string.Compare("M", a.Name),

        // Equals
        ["name eq 'A'"] = a => a.Name!.Equals("A"),
        ["name eq 'B'"] = a => string.Equals(a.Name, "B", StringComparison.OrdinalIgnoreCase),
        ["name eq 'C'"] = a => "C".Equals(a.Name, StringComparison.InvariantCultureIgnoreCase),
        ["name eq 'D'"] = a => Equals(a.Name, "D"),
        ["industrycode eq 1"] = a => a.IndustryCode.Equals(AccountIndustryCode.Accounting),

        // Logic
        ["name eq 'a' and revenue gt 1 and donotemail eq true"] = a => a.Name == "a" && a.Revenue > 1 && a.DoNotEmail == true,
        ["name eq 'a' and (revenue gt 1 or revenue eq null)"] = a => a.Name == "a" && (a.Revenue > 1 || a.Revenue == null),
        ["(name eq 'a' and revenue gt 1) or revenue eq null"] = a => (a.Name == "a" && a.Revenue > 1) || a.Revenue == null,
        ["name eq 'a' or revenue gt 2"] = a => a.Name == "a" | a.Revenue > 2,
        ["not (revenue gt 3)"] = a => !(a.Revenue > 3),
        ["not (name eq 'a' or revenue gt 3)"] = a => !(a.Name == "a" || a.Revenue > 3),
        ["name ne 'z'"] = a => !(a.Name == "z"),
        ["(revenue gt 5 and name eq 'a') or (not (revenue gt 5) and name ne 'a')"] = a => (a.Revenue > 5) == (a.Name == "a"),
        ["(revenue gt 5 and name ne 'Litware') or (not (revenue gt 5) and name eq 'Litware')"] = a => (a.Revenue > 5) != (a.Name == "Litware"),
        ["(revenue gt 6 and name ne 'a') or (not (revenue gt 6) and name eq 'a')"] = a => a.Revenue > 6 ^ a.Name == "a",
        ["not ((revenue gt 5 and name eq 'Litware') or (not (revenue gt 5) and name ne 'Litware'))"] = a => !((a.Revenue > 5) == (a.Name == "Litware")),
        ["(donotemail eq true and revenue gt 7) or (donotemail ne true and name eq 'y')"] = a => a.DoNotEmail == true ? a.Revenue > 7 : a.Name == "y",
        ["revenue gt 4"] = a => !!(a.Revenue > 4),
        ["revenue gt 5"] = a => (a.Revenue > 5) == true,
        ["not (revenue gt 6)"] = a => (a.Revenue > 6) == false,

        // Yes or no
        ["donotemail eq true"] = a => a.DoNotEmail!.Value,
        ["donotemail eq false"] = a => a.DoNotEmail == false,
        ["donotemail ne true"] = a => !a.DoNotEmail!.Value,
        ["donotphone eq true"] = a => a.DoNotPhone ?? false,
        ["donotphone ne false"] = a => a.DoNotPhone ?? true,
        ["donotphone ne true"] = a => !(a.DoNotPhone ?? false),
        ["donotemail eq donotphone or (donotemail eq null and donotphone eq null)"] = a => a.DoNotEmail == a.DoNotPhone,

        // Null
        ["name eq null"] = a => a.Name == null,
        ["name ne null"] = a => null != a.Name,
        ["revenue ne null"] = a => a.Revenue.HasValue,
        ["revenue eq null"] = a => !a.Revenue.HasValue,
        ["primarycontactid/fullname ne null"] = a => a.PrimaryContact!.FullName != null,
        ["_primarycontactid_value eq null"] = a => a.PrimaryContact == null,
        ["_primarycontactid_value ne null"] = a => a.PrimaryContactId != null,
        ["_ownerid_value ne null"] = a => a.OwnerId != null,
        ["entityimage ne null"] = a => a.EntityImage != null,

        // Texts
        ["contains(name,'Coffee')"] = a => a.Name!.Contains("Coffee"),
        ["contains(name,' ')"] = a => a.Name!.Contains(' '),
        ["startswith(name,'Four')"] = a => a.Name!.StartsWith("Four"),
        ["startswith(name,'Five')"] = a => a.Name!.StartsWith("Five", StringComparison.OrdinalIgnoreCase),
        ["endswith(name,'100[%]')"] = a => a.Name!.EndsWith("100%"),
        ["not (contains(name,'it''s'))"] = a => !a.Name!.Contains("it's"),
        ["name eq null or name eq ''"] = a => string.IsNullOrEmpty(a.Name),
        ["not (name eq null or name eq '')"] = a => !string.IsNullOrEmpty(a.Name),
        ["contains(primarycontactid/fullname,'x')"] = a => a.PrimaryContact!.FullName!.Contains("x"),

        // Choices
        ["industrycode eq 7"] = a => a.IndustryCode == AccountIndustryCode.Consulting,
        ["industrycode ne 7"] = a => AccountIndustryCode.Consulting != a.IndustryCode,
        ["industrycode eq 4"] = a => a.IndustryCode!.Value == AccountIndustryCode.Brokers,
        ["industrycode ge 4"] = a => (int?)a.IndustryCode >= 4,
        ["statecode eq 0"] = a => a.StateCode == AccountStateCode.Active,
        ["industrycode eq null"] = a => a.IndustryCode == null,
        ["Microsoft.Dynamics.CRM.ContainValues(PropertyName='new_markets',PropertyValues=[\"2\"])"] = a => a.Markets!.Contains(AccountMarket.Wholesale),
        ["Microsoft.Dynamics.CRM.DoesNotContainValues(PropertyName='new_markets',PropertyValues=[\"100000003\"]) or new_markets eq null"] = a => !a.Markets!.Contains(AccountMarket.Export),
        ["Microsoft.Dynamics.CRM.DoesNotContainValues(PropertyName='new_markets',PropertyValues=[\"1\"]) or new_markets eq null or name ne 'x'"] = a => !(a.Markets!.Contains(AccountMarket.Retail) && a.Name == "x"),
        ["new_markets eq null"] = a => a.Markets == null,

        // Dates
        ["createdon ge 2024-02-29T10:30:15Z"] = a => a.CreatedOn >= s_start,
        ["createdon lt 2024-03-01T10:30:15Z"] = a => a.CreatedOn < s_start.AddDays(1),
        ["createdon gt 2024-05-01T00:00:00Z"] = a => a.CreatedOn > new DateTime(2024, 5, 1, 0, 0, 0, DateTimeKind.Utc),
        ["createdon gt 2024-05-01T00:00:00.1234567Z"] = a => a.CreatedOn > new DateTimeOffset(638501184001234567, TimeSpan.Zero),
        ["new_openedat eq 2024-05-01T08:15:00Z"] = a => a.OpenedAt == new DateTime(2024, 5, 1, 8, 15, 0),
        ["new_foundedon le 1999-12-31"] = a => a.FoundedOn <= new DateOnly(1999, 12, 31),

        // Lookups
        ["_primarycontactid_value eq 0f8fad5b-d9cb-469f-a165-70867728950e"] = a => a.PrimaryContactId!.Id == s_id,
        ["_primarycontactid_value eq 7c9e6679-7425-40de-944b-e07fc1f90ae7"] = a => a.PrimaryContact == s_contact,
        ["_primarycontactid_value ne 7c9e6679-7425-40de-944b-e07fc1f90ae7"] = a => a.PrimaryContactId != new Lookup<Contact>(s_contact.Id),
        ["primarycontactid/contactid eq 0f8fad5b-d9cb-469f-a165-70867728950e"] = a => a.PrimaryContact!.ContactId == s_id,
        ["_primarycontactid_value ne 0f8fad5b-d9cb-469f-a165-70867728950e"] = a => a.PrimaryContactId != s_id,
        ["_parentaccountid_value eq 7c9e6679-7425-40de-944b-e07fc1f90ae7 or _primarycontactid_value eq 7c9e6679-7425-40de-944b-e07fc1f90ae7"] = a => s_ids[1] == a.ParentAccountId || a.PrimaryContactId == s_contact,
        ["_parentaccountid_value eq 0f8fad5b-d9cb-469f-a165-70867728950e"] = a => a.ParentAccountId == new Lookup<Account>(s_id),
        ["_ownerid_value eq 0f8fad5b-d9cb-469f-a165-70867728950e"] = a => a.OwnerId == new EntityReference("team", s_id),
        ["accountid eq 0f8fad5b-d9cb-469f-a165-70867728950e and name ne null"] = a => a == s_account && a.Name != null,

        // Paths
        ["primarycontactid/lastname eq 'Li'"] = a => a.PrimaryContact!.LastName == "Li",
        ["primarycontactid/createdby/fullname eq 'Li'"] = a => a.PrimaryContact!.CreatedBy!.FullName == "Li",
        ["primarycontactid/parentcustomerid_account/name eq 'A'"] = a => a.PrimaryContact!.ParentCustomerAccount!.Name == "A",
        ["primarycontactid/_createdby_value ne null"] = a => a.PrimaryContact!.CreatedBy != null,
        ["primarycontactid/parentcustomerid_account/accountid ne null"] = a => a.PrimaryContact!.ParentCustomerAccount != null,
        ["primarycontactid/donotemail eq true"] = a => a.PrimaryContact!.DoNotEmail!.Value,

        // Collections
        ["contact_customer_accounts/any()"] = a => a.ContactCustomerAccounts.Any(),
        ["not (contact_customer_accounts/any())"] = a => !a.ContactCustomerAccounts.Any(),
        ["contact_customer_accounts/any(c:c/emailaddress1 ne null)"] = a => a.ContactCustomerAccounts.Any(c => c.EMailAddress1 != null),
        ["contact_customer_accounts/all(c:c/donotemail eq true)"] = a => a.ContactCustomerAccounts.All(c => c.DoNotEmail == true),
        ["contact_customer_accounts/any(c:startswith(c/lastname,'S') and c/donotemail eq true)"] = a => a.ContactCustomerAccounts.Any(c => c.LastName!.StartsWith("S") && c.DoNotEmail!.Value),
        ["contact_customer_accounts/any(c:c/createdby/fullname eq 'Li')"] = a => a.ContactCustomerAccounts.Any(c => c.CreatedBy!.FullName == "Li"),
        ["contact_customer_accounts/any(c:c/Contact_Tasks/any(t:t/statecode eq 1))"] = a => a.ContactCustomerAccounts.Any(c => c.ContactTasks.Any(t => t.ActivityStateCode == ActivityState.Completed)),
        ["contact_customer_accounts/any(c:c/Contact_Tasks/all(x1:x1/subject eq 's'))"] = a => a.ContactCustomerAccounts.Any(c => c.ContactTasks.All(@not => @not.Subject == "s")),
        ["contact_customer_accounts/any(c:c/lastname eq 'A' and c/firstname eq 'B')"] = a => a.ContactCustomerAccounts.Where(c => c.LastName == "A").Any(d => d.FirstName == "B"),
        ["contact_customer_accounts/any(c:c/lastname eq 'A')"] = a => a.ContactCustomerAccounts.Where(c => c.LastName == "A").Any(),
        ["Account_Tasks/any(t:t/percentcomplete ge 50 and t/scheduledend ne null)"] = a => a.AccountTasks.Any(t => t.PercentComplete >= 50 && t.ScheduledEnd != null),
        ["Account_Tasks/any(t:t/activityid eq 0f8fad5b-d9cb-469f-a165-70867728950e)"] = a => a.AccountTasks.Any(t => t.Id == s_id),
        ["Account_Tasks/any(t:t/subject eq t/category or (t/subject eq null and t/category eq null))"] = a => a.AccountTasks.Any(t => t.Subject == t.Category),
        ["account_parent_account/any(x1:x1/account_parent_account/any(x2:x2/revenue gt 1))"] = a => a.AccountParentAccount.Any(größe => größe.AccountParentAccount.Any(größer => größer.Revenue > 1)),

        // Values in lists: C# 14 binds an array's Contains to a span's
        ["name eq 'Fourth Coffee' or name eq 'Litware' or name eq null"] = a => s_names.Contains(a.Name),
        ["accountid eq 0f8fad5b-d9cb-469f-a165-70867728950e or accountid eq 7c9e6679-7425-40de-944b-e07fc1f90ae7"] = a => s_ids.Contains(a.AccountId),
        ["industrycode eq 1 or industrycode eq 7"] = a => s_codes.Contains(a.IndustryCode!.Value),
        ["not (industrycode eq 1 or industrycode eq 7)"] = a => !s_codes.Contains(a.IndustryCode!.Value),
        ["numberofemployees eq 1 or numberofemployees eq 2"] = a => new[] { 1, 2 }.Contains(a.NumberOfEmployees!.Value),
        ["numberofemployees eq 3 or numberofemployees eq 4"] = a => new List<int?> { 3, 4 }.Contains(a.NumberOfEmployees),
        ["revenue gt 1 and (numberofemployees eq 5 or numberofemployees eq 6)"] = a => a.Revenue > 1 && Enumerable.Range(5, 2).Contains(a.NumberOfEmployees!.Value),
        ["accountid eq null"] = a => Array.Empty<string>().Contains(a.Name),

        // Conditions of the caller's own
        ["name eq 'only'"] = a => s_codes.Length > 1 && a.Name == "only",
    };
}

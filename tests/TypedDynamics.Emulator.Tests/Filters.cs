namespace TypedDynamics.Emulator;

/// <summary>One account as the tests see it, read without any filter.</summary>
internal sealed record AccountRow(
    Guid Id, string Name, string? Description, int? Industry, int? Employees, decimal? Revenue, bool OnHold, double? Latitude, DateTimeOffset CreatedOn, int State, Guid? Contact, Guid? Parent)
{
    public ContactRow? PrimaryContact { get; set; }

    public AccountRow? ParentAccount { get; set; }

    public List<ContactRow> Contacts { get; } = [];
}

internal sealed record ContactRow(Guid Id, string First, string Last, string Full, DateOnly? Birth, Guid? Account)
{
    public List<string> Tasks { get; } = [];
}

/// <summary>Filters beside what they mean in C#.</summary>
internal static class Filters
{
    public static readonly (string Filter, Func<AccountRow, bool> Meaning)[] All =
    [
        ("revenue gt 5000000", a => a.Revenue > 5_000_000),
        ("revenue ge 5000000.5 and revenue lt 15000000", a => a.Revenue >= 5_000_000.5m && a.Revenue < 15_000_000),
        ("revenue eq null", a => a.Revenue is null),
        ("null ne revenue", a => a.Revenue is not null),
        ("not (revenue gt 5000000)", a => !(a.Revenue > 5_000_000)),
        ("5000000 lt revenue", a => a.Revenue > 5_000_000),
        ("revenue ne 1", a => a.Revenue != 1),
        ("name eq 'LITWARE'", a => Same(a.Name, "litware")),
        ("name ne 'Litware'", a => !Same(a.Name, "litware")),
        ("name gt 'N'", a => string.Compare(a.Name, "N", StringComparison.InvariantCultureIgnoreCase) > 0),
        ("name eq 'Margie''s Travel'", a => a.Name == "Margie's Travel"),
        ("name eq 'City Power %26 Light'", a => a.Name == "City Power & Light"),
        ("name eq 'Olympia Grünwald'", a => a.Name == "Olympia Grünwald"),
        ("contains(name,'oo')", a => Has(a.Name, "oo")),
        ("startswith(name,'co')", a => a.Name.StartsWith("co", StringComparison.OrdinalIgnoreCase)),
        ("endswith(name,'s')", a => a.Name.EndsWith('s')),
        ("not contains(name,'oo')", a => !Has(a.Name, "oo")),
        ("contains(description,'discount')", a => a.Description is { } text && Has(text, "discount")),
        ("not contains(description,'discount')", a => a.Description is null || !Has(a.Description, "discount")),
        ("contains(name,'_itware')", a => a.Name == "Litware"),
        ("startswith(name,'[a-c]')", a => "abcABC".Contains(a.Name[0], StringComparison.Ordinal)),
        ("startswith(name,'[^a-w]')", a => char.ToLowerInvariant(a.Name[0]) > 'w'),
        ("contains(name,'%25bank')", a => Has(a.Name, "bank")),
        ("industrycode eq 33", a => a.Industry == 33),
        ("industrycode ne 33", a => a.Industry != 33),
        ("industrycode eq null", a => a.Industry is null),
        ("statecode eq 1", a => a.State == 1),
        ("creditonhold eq true", a => a.OnHold),
        ("creditonhold", a => a.OnHold),
        ("not creditonhold", a => !a.OnHold),
        ("numberofemployees gt 1000 or (revenue lt 1000000 and creditonhold eq false)", a => a.Employees > 1000 || (a.Revenue < 1_000_000 && !a.OnHold)),
        ("numberofemployees lt 100.5", a => a.Employees < 100.5),
        ("numberofemployees gt revenue", a => a.Employees > a.Revenue),
        ("address1_latitude ge 40.5", a => a.Latitude >= 40.5),
        ("createdon ge 2024-01-10T00:00:00Z", a => a.CreatedOn >= new DateTimeOffset(2024, 1, 10, 0, 0, 0, default)),
        ("createdon lt 2024-01-10", a => a.CreatedOn < new DateTimeOffset(2024, 1, 10, 0, 0, 0, default)),
        ("createdon ge 2024-01-10T01:00:00%2B01:00", a => a.CreatedOn >= new DateTimeOffset(2024, 1, 10, 0, 0, 0, default)),
        ("_parentaccountid_value eq null", a => a.Parent is null),
        ("parentaccountid eq null", a => a.Parent is null),
        ("primarycontactid/lastname eq 'smith'", a => Same(a.PrimaryContact?.Last, "smith")),
        ("startswith(primarycontactid/fullname,'M')", a => a.PrimaryContact?.Full[0] is 'M'),
        ("parentaccountid/primarycontactid/lastname ne 'Smith'", a => !Same(a.ParentAccount?.PrimaryContact?.Last, "smith")),
        ("parentaccountid/parentaccountid/name ne null", a => a.ParentAccount?.ParentAccount is not null),
        ("parentaccountid/name eq name", a => Same(a.ParentAccount?.Name, a.Name)),
        ("contact_customer_accounts/any()", a => a.Contacts.Count > 0),
        ("contact_customer_accounts/any(c:c/lastname eq 'Shah')", a => a.Contacts.Exists(c => Same(c.Last, "shah"))),
        ("not contact_customer_accounts/any(c:c/lastname eq 'Shah')", a => !a.Contacts.Exists(c => Same(c.Last, "shah"))),
        ("contact_customer_accounts/all(c:c/birthdate ne null)", a => a.Contacts.TrueForAll(c => c.Birth is not null)),
        ("contact_customer_accounts/any(c:c/birthdate lt 1960-01-01 or c/lastname eq 'Lyon')", a => a.Contacts.Exists(c => c.Birth < new DateOnly(1960, 1, 1) || c.Last == "Lyon")),
        ("contact_customer_accounts/any(c:c/Contact_Tasks/any(t:contains(t/subject,'call')))", a => a.Contacts.Exists(c => c.Tasks.Exists(t => Has(t, "call")))),
        ("contact_customer_accounts/any(c:c/parentcustomerid_account/name eq 'Litware')", a => a.Name == "Litware"),
        ("revenue gt @low and startswith(name,@start)&@low=1000000&@start='f'", a => a.Revenue > 1_000_000 && a.Name.StartsWith("f", StringComparison.OrdinalIgnoreCase)),
        ("Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['litware','Fabrikam'])", a => a.Name is "Litware" or "Fabrikam"),
        ("Microsoft.Dynamics.CRM.NotIn(PropertyName='name',PropertyValues=[\"Margie's Travel\"])", a => a.Name != "Margie's Travel"),
        ("Microsoft.Dynamics.CRM.In(PropertyName='industrycode',PropertyValues=['1','33']) and creditonhold eq false", a => a.Industry is 1 or 33 && !a.OnHold),
        ("Microsoft.Dynamics.CRM.Between(PropertyName='revenue',PropertyValues=['1000000','9000000.5'])", a => a.Revenue is >= 1_000_000 and <= 9_000_000.5m),
        ("Microsoft.Dynamics.CRM.Between(PropertyName='createdon',PropertyValues=['2024-01-08','2024-01-10'])", a => a.CreatedOn >= new DateTimeOffset(2024, 1, 8, 0, 0, 0, default) && a.CreatedOn <= new DateTimeOffset(2024, 1, 10, 0, 0, 0, default)),
        ("Microsoft.Dynamics.CRM.NotBetween(PropertyName='numberofemployees',PropertyValues=['100','2000'])", a => a.Employees is not (>= 100 and <= 2000)),
        ("contact_customer_accounts/any(c:c/Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=['Shah','Lyon']))", a => a.Contacts.Exists(c => c.Last is "Shah" or "Lyon")),
        ("description eq @missing", a => a.Description is null),
    ];

    private static bool Same(string? left, string? right) => left is not null && string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}

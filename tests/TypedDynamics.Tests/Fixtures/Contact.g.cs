#nullable enable

using TypedDynamics.Emitted;

namespace TypedDynamics.Tests.Fixtures;

/// <summary>As the generator would emit it.</summary>
public sealed class Contact : Entity, IEntity<Contact>
{
    private static readonly EntityModel<Contact> s_model = new(
        "contact", "contacts", "contactid", "fullname", null, static () => new(),
        [
            new ColumnModel("ContactId", "contactid", ColumnKind.Guid),
            new ColumnModel("FullName", "fullname", ColumnKind.Text),
            new ColumnModel("FirstName", "firstname", ColumnKind.Text),
            new ColumnModel("LastName", "lastname", ColumnKind.Text),
            new ColumnModel("EMailAddress1", "emailaddress1", ColumnKind.Text),
            new ColumnModel("BirthDate", "birthdate", ColumnKind.DateOnly),
            new ColumnModel("DoNotEmail", "donotemail", ColumnKind.Boolean),
            new ColumnModel("ParentCustomerId", "parentcustomerid", ColumnKind.Lookup, [new("account", "accounts", "parentcustomerid_account"), new("contact", "contacts", "parentcustomerid_contact")]),
            new ColumnModel("CreatedById", "createdby", ColumnKind.Lookup, [new("systemuser", "systemusers", "createdby")]),
            new NavigationModel("ParentCustomerAccount", "parentcustomerid_account", false, EntityModel.Of<Account>, "parentcustomerid"),
            new NavigationModel("CreatedBy", "createdby", false, EntityModel.Of<SystemUser>, "createdby"),
            new NavigationModel("ContactTasks", "Contact_Tasks", true, EntityModel.Of<TaskEntity>, "regardingobjectid"),
            new NavigationModel("AccountPrimaryContact", "account_primary_contact", true, EntityModel.Of<Account>, "primarycontactid"),
        ],
        [new KeyModel("new_email", ["emailaddress1"]), new KeyModel("new_name", ["firstname", "lastname"])])
    {
        Messages = ["CreateMultiple", "UpdateMultiple", "UpsertMultiple"],
    };

    private Guid _contactId;
    private string? _fullName;
    private string? _firstName;
    private string? _lastName;
    private string? _eMailAddress1;
    private DateOnly? _birthDate;
    private bool? _doNotEmail;
    private CustomerLookup? _parentCustomerId;
    private Lookup<SystemUser>? _createdById;

    static EntityModel<Contact> IEntity<Contact>.Model => s_model;

    public override Guid Id => _contactId;

    public Guid ContactId
    {
        get { RequireLoaded(0); return _contactId; }
        set { _contactId = value; MarkChanged(0); }
    }

    public string? FullName
    {
        get { RequireLoaded(1); return _fullName; }
        set { _fullName = value; MarkChanged(1); }
    }

    public string? FirstName
    {
        get { RequireLoaded(2); return _firstName; }
        set { _firstName = value; MarkChanged(2); }
    }

    public string? LastName
    {
        get { RequireLoaded(3); return _lastName; }
        set { _lastName = value; MarkChanged(3); }
    }

    public string? EMailAddress1
    {
        get { RequireLoaded(4); return _eMailAddress1; }
        set { _eMailAddress1 = value; MarkChanged(4); }
    }

    public DateOnly? BirthDate
    {
        get { RequireLoaded(5); return _birthDate; }
        set { _birthDate = value; MarkChanged(5); }
    }

    public bool? DoNotEmail
    {
        get { RequireLoaded(6); return _doNotEmail; }
        set { _doNotEmail = value; MarkChanged(6); }
    }

    public CustomerLookup? ParentCustomerId
    {
        get { RequireLoaded(7); return _parentCustomerId; }
        set { _parentCustomerId = value; MarkChanged(7); }
    }

    public Lookup<SystemUser>? CreatedById
    {
        get { RequireLoaded(8); return _createdById; }
        set { _createdById = value; MarkChanged(8); }
    }

    public Account? ParentCustomerAccount => GetRow<Account>(9);

    public SystemUser? CreatedBy => GetRow<SystemUser>(10);

    public IReadOnlyList<TaskEntity> ContactTasks => GetRows<TaskEntity>(11);

    public IReadOnlyList<Account> AccountPrimaryContact => GetRows<Account>(12);

    protected override EntityModel GetModel() => s_model;

    protected override void ReadMember(int member, ref Utf8RowReader json)
    {
        switch (member)
        {
            case 0: _contactId = json.ReadGuid() ?? default; return;
            case 1: _fullName = json.ReadString(); return;
            case 2: _firstName = json.ReadString(); return;
            case 3: _lastName = json.ReadString(); return;
            case 4: _eMailAddress1 = json.ReadString(); return;
            case 5: _birthDate = json.ReadDateOnly(); return;
            case 6: _doNotEmail = json.ReadBoolean(); return;
            case 7: _parentCustomerId = json.ReadAnyLookup<CustomerLookup>(); return;
            case 8: _createdById = json.ReadLookup<SystemUser>(); return;
            case 9: SetRelated(9, json.ReadRow<Account>()); return;
            case 10: SetRelated(10, json.ReadRow<SystemUser>()); return;
            case 11: SetRelated(11, json.ReadRows<TaskEntity>()); return;
            case 12: SetRelated(12, json.ReadRows<Account>()); return;
        }
    }

    protected override void WriteMember(int member, ref Utf8RowWriter json)
    {
        switch (member)
        {
            case 0: json.Write("contactid"u8, _contactId); return;
            case 1: json.Write("fullname"u8, _fullName); return;
            case 2: json.Write("firstname"u8, _firstName); return;
            case 3: json.Write("lastname"u8, _lastName); return;
            case 4: json.Write("emailaddress1"u8, _eMailAddress1); return;
            case 5: json.Write("birthdate"u8, _birthDate); return;
            case 6: json.Write("donotemail"u8, _doNotEmail); return;
            case 7: json.WriteLookup(GetColumn(7), _parentCustomerId); return;
            case 8: json.WriteLookup(GetColumn(8), _createdById); return;
        }
    }
}

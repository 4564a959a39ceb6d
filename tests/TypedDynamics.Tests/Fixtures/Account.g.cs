#nullable enable

using TypedDynamics.Emitted;

namespace TypedDynamics.Tests.Fixtures;

/// <summary>As the generator would emit it.</summary>
public sealed class Account : Entity, IEntity<Account>
{
    private static readonly EntityModel<Account> s_model = new(
        "account", "accounts", "accountid", "name", null, static () => new(),
        [
            new ColumnModel("AccountId", "accountid", ColumnKind.Guid),
            new ColumnModel("Name", "name", ColumnKind.Text),
            new ColumnModel("AccountNumber", "accountnumber", ColumnKind.Text),
            new ColumnModel("City", "address1_city", ColumnKind.Text),
            new ColumnModel("Revenue", "revenue", ColumnKind.Decimal),
            new ColumnModel("CreditLimit", "creditlimit", ColumnKind.Decimal),
            new ColumnModel("NumberOfEmployees", "numberofemployees", ColumnKind.Integer),
            new ColumnModel("Latitude", "address1_latitude", ColumnKind.Double),
            new ColumnModel("DoNotEmail", "donotemail", ColumnKind.Boolean),
            new ColumnModel("DoNotPhone", "donotphone", ColumnKind.Boolean),
            new ColumnModel("CreatedOn", "createdon", ColumnKind.DateTime) { IsReadOnly = true },
            new ColumnModel("OpenedAt", "new_openedat", ColumnKind.DateTimeTimeZoneIndependent),
            new ColumnModel("FoundedOn", "new_foundedon", ColumnKind.DateOnly),
            new ColumnModel("IndustryCode", "industrycode", ColumnKind.Choice),
            new ColumnModel("StateCode", "statecode", ColumnKind.Choice),
            new ColumnModel("Markets", "new_markets", ColumnKind.MultiSelectChoice),
            new ColumnModel("EntityImage", "entityimage", ColumnKind.Image),
            new ColumnModel("PrimaryContactId", "primarycontactid", ColumnKind.Lookup, [new("contact", "contacts", "primarycontactid")]),
            new ColumnModel("ParentAccountId", "parentaccountid", ColumnKind.Lookup, [new("account", "accounts", "parentaccountid")]),
            new ColumnModel("CreatedById", "createdby", ColumnKind.Lookup, [new("systemuser", "systemusers", "createdby")]),
            new ColumnModel("OwnerId", "ownerid", ColumnKind.Lookup, [new("systemuser", "systemusers", "ownerid"), new("team", "teams", "ownerid")]),
            new ColumnModel("VersionNumber", "versionnumber", ColumnKind.Integer),
            new NavigationModel("PrimaryContact", "primarycontactid", false, EntityModel.Of<Contact>, "primarycontactid"),
            new NavigationModel("ParentAccount", "parentaccountid", false, EntityModel.Of<Account>, "parentaccountid"),
            new NavigationModel("CreatedBy", "createdby", false, EntityModel.Of<SystemUser>, "createdby"),
            new NavigationModel("ContactCustomerAccounts", "contact_customer_accounts", true, EntityModel.Of<Contact>, "parentcustomerid"),
            new NavigationModel("AccountTasks", "Account_Tasks", true, EntityModel.Of<TaskEntity>, "regardingobjectid"),
            new NavigationModel("OpportunityCustomerAccounts", "opportunity_customer_accounts", true, EntityModel.Of<Opportunity>, "customerid"),
            new NavigationModel("AccountParentAccount", "account_parent_account", true, EntityModel.Of<Account>, "parentaccountid"),
        ]);

    private Guid _accountId;
    private string? _name;
    private string? _accountNumber;
    private string? _city;
    private decimal? _revenue;
    private decimal? _creditLimit;
    private int? _numberOfEmployees;
    private double? _latitude;
    private bool? _doNotEmail;
    private bool? _doNotPhone;
    private DateTimeOffset? _createdOn;
    private DateTime? _openedAt;
    private DateOnly? _foundedOn;
    private AccountIndustryCode? _industryCode;
    private AccountStateCode? _stateCode;
    private ChoiceSet<AccountMarket>? _markets;
    private byte[]? _entityImage;
    private Lookup<Contact>? _primaryContactId;
    private Lookup<Account>? _parentAccountId;
    private Lookup<SystemUser>? _createdById;
    private EntityReference? _ownerId;
    private long? _versionNumber;

    static EntityModel<Account> IEntity<Account>.Model => s_model;

    public override Guid Id => _accountId;

    public Guid AccountId
    {
        get { RequireLoaded(0); return _accountId; }
        set { _accountId = value; MarkChanged(0); }
    }

    public string? Name
    {
        get { RequireLoaded(1); return _name; }
        set { _name = value; MarkChanged(1); }
    }

    public string? AccountNumber
    {
        get { RequireLoaded(2); return _accountNumber; }
        set { _accountNumber = value; MarkChanged(2); }
    }

    public string? City
    {
        get { RequireLoaded(3); return _city; }
        set { _city = value; MarkChanged(3); }
    }

    public decimal? Revenue
    {
        get { RequireLoaded(4); return _revenue; }
        set { _revenue = value; MarkChanged(4); }
    }

    public decimal? CreditLimit
    {
        get { RequireLoaded(5); return _creditLimit; }
        set { _creditLimit = value; MarkChanged(5); }
    }

    public int? NumberOfEmployees
    {
        get { RequireLoaded(6); return _numberOfEmployees; }
        set { _numberOfEmployees = value; MarkChanged(6); }
    }

    public double? Latitude
    {
        get { RequireLoaded(7); return _latitude; }
        set { _latitude = value; MarkChanged(7); }
    }

    public bool? DoNotEmail
    {
        get { RequireLoaded(8); return _doNotEmail; }
        set { _doNotEmail = value; MarkChanged(8); }
    }

    public bool? DoNotPhone
    {
        get { RequireLoaded(9); return _doNotPhone; }
        set { _doNotPhone = value; MarkChanged(9); }
    }

    public DateTimeOffset? CreatedOn
    {
        get { RequireLoaded(10); return _createdOn; }
        set { _createdOn = value; MarkChanged(10); }
    }

    public DateTime? OpenedAt
    {
        get { RequireLoaded(11); return _openedAt; }
        set { _openedAt = value; MarkChanged(11); }
    }

    public DateOnly? FoundedOn
    {
        get { RequireLoaded(12); return _foundedOn; }
        set { _foundedOn = value; MarkChanged(12); }
    }

    public AccountIndustryCode? IndustryCode
    {
        get { RequireLoaded(13); return _industryCode; }
        set { _industryCode = value; MarkChanged(13); }
    }

    public AccountStateCode? StateCode
    {
        get { RequireLoaded(14); return _stateCode; }
        set { _stateCode = value; MarkChanged(14); }
    }

    public ChoiceSet<AccountMarket>? Markets
    {
        get { RequireLoaded(15); return _markets; }
        set { _markets = value; MarkChanged(15); }
    }

    public byte[]? EntityImage
    {
        get { RequireLoaded(16); return _entityImage; }
        set { _entityImage = value; MarkChanged(16); }
    }

    public Lookup<Contact>? PrimaryContactId
    {
        get { RequireLoaded(17); return _primaryContactId; }
        set { _primaryContactId = value; MarkChanged(17); }
    }

    public Lookup<Account>? ParentAccountId
    {
        get { RequireLoaded(18); return _parentAccountId; }
        set { _parentAccountId = value; MarkChanged(18); }
    }

    public Lookup<SystemUser>? CreatedById
    {
        get { RequireLoaded(19); return _createdById; }
        set { _createdById = value; MarkChanged(19); }
    }

    public EntityReference? OwnerId
    {
        get { RequireLoaded(20); return _ownerId; }
        set { _ownerId = value; MarkChanged(20); }
    }

    public long? VersionNumber
    {
        get { RequireLoaded(21); return _versionNumber; }
        set { _versionNumber = value; MarkChanged(21); }
    }

    public Contact? PrimaryContact => GetRow<Contact>(22);

    public Account? ParentAccount => GetRow<Account>(23);

    public SystemUser? CreatedBy => GetRow<SystemUser>(24);

    public IReadOnlyList<Contact> ContactCustomerAccounts => GetRows<Contact>(25);

    public IReadOnlyList<TaskEntity> AccountTasks => GetRows<TaskEntity>(26);

    public IReadOnlyList<Opportunity> OpportunityCustomerAccounts => GetRows<Opportunity>(27);

    public IReadOnlyList<Account> AccountParentAccount => GetRows<Account>(28);

    protected override EntityModel GetModel() => s_model;

    protected override void ReadMember(int member, ref Utf8RowReader json)
    {
        switch (member)
        {
            case 0: _accountId = json.ReadGuid() ?? default; return;
            case 1: _name = json.ReadString(); return;
            case 2: _accountNumber = json.ReadString(); return;
            case 3: _city = json.ReadString(); return;
            case 4: _revenue = json.ReadDecimal(); return;
            case 5: _creditLimit = json.ReadDecimal(); return;
            case 6: _numberOfEmployees = json.ReadInt32(); return;
            case 7: _latitude = json.ReadDouble(); return;
            case 8: _doNotEmail = json.ReadBoolean(); return;
            case 9: _doNotPhone = json.ReadBoolean(); return;
            case 10: _createdOn = json.ReadDateTimeOffset(); return;
            case 11: _openedAt = json.ReadDateTime(); return;
            case 12: _foundedOn = json.ReadDateOnly(); return;
            case 13: _industryCode = json.ReadChoice<AccountIndustryCode>(); return;
            case 14: _stateCode = json.ReadChoice<AccountStateCode>(); return;
            case 15: _markets = json.ReadChoices<AccountMarket>(); return;
            case 16: _entityImage = json.ReadBytes(); return;
            case 17: _primaryContactId = json.ReadLookup<Contact>(); return;
            case 18: _parentAccountId = json.ReadLookup<Account>(); return;
            case 19: _createdById = json.ReadLookup<SystemUser>(); return;
            case 20: _ownerId = json.ReadReference(string.Empty); return;
            case 21: _versionNumber = json.ReadInt64(); return;
            case 22: SetRelated(22, json.ReadRow<Contact>()); return;
            case 23: SetRelated(23, json.ReadRow<Account>()); return;
            case 24: SetRelated(24, json.ReadRow<SystemUser>()); return;
            case 25: SetRelated(25, json.ReadRows<Contact>()); return;
            case 26: SetRelated(26, json.ReadRows<TaskEntity>()); return;
            case 27: SetRelated(27, json.ReadRows<Opportunity>()); return;
            case 28: SetRelated(28, json.ReadRows<Account>()); return;
        }
    }

    protected override void WriteMember(int member, ref Utf8RowWriter json)
    {
        switch (member)
        {
            case 0: json.Write("accountid"u8, _accountId); return;
            case 1: json.Write("name"u8, _name); return;
            case 2: json.Write("accountnumber"u8, _accountNumber); return;
            case 3: json.Write("address1_city"u8, _city); return;
            case 4: json.Write("revenue"u8, _revenue); return;
            case 5: json.Write("creditlimit"u8, _creditLimit); return;
            case 6: json.Write("numberofemployees"u8, _numberOfEmployees); return;
            case 7: json.Write("address1_latitude"u8, _latitude); return;
            case 8: json.Write("donotemail"u8, _doNotEmail); return;
            case 9: json.Write("donotphone"u8, _doNotPhone); return;
            case 10: json.Write("createdon"u8, _createdOn); return;
            case 11: json.Write("new_openedat"u8, _openedAt); return;
            case 12: json.Write("new_foundedon"u8, _foundedOn); return;
            case 13: json.WriteChoice("industrycode"u8, _industryCode); return;
            case 14: json.WriteChoice("statecode"u8, _stateCode); return;
            case 15: json.WriteChoices("new_markets"u8, _markets); return;
            case 16: json.Write("entityimage"u8, _entityImage); return;
            case 17: json.WriteLookup(GetColumn(17), _primaryContactId); return;
            case 18: json.WriteLookup(GetColumn(18), _parentAccountId); return;
            case 19: json.WriteLookup(GetColumn(19), _createdById); return;
            case 20: json.WriteLookup(GetColumn(20), _ownerId); return;
            case 21: json.Write("versionnumber"u8, _versionNumber); return;
        }
    }
}

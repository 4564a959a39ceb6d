using TypedDynamics.Emitted;

namespace TypedDynamics.Benchmarks.Reading;

/// <summary>A choice as the generator emits one.</summary>
public enum SampleChoice
{
    /// <summary>The first option.</summary>
    First = 1,
}

/// <summary>An entity as the generator emits one: thirty columns of every common kind.</summary>
public sealed class SampleAccount : Entity, IEntity<SampleAccount>
{
    private static readonly EntityModel<SampleAccount> s_model = new(
        "account", "accounts", "accountid", "name", baseModel: null, static () => new SampleAccount(),
        [
            new ColumnModel("Name", "name", ColumnKind.Text),
            new ColumnModel("AccountNumber", "accountnumber", ColumnKind.Text),
            new ColumnModel("EMailAddress1", "emailaddress1", ColumnKind.Text),
            new ColumnModel("Telephone1", "telephone1", ColumnKind.Text),
            new ColumnModel("Address1Line1", "address1_line1", ColumnKind.Text),
            new ColumnModel("Address1City", "address1_city", ColumnKind.Text),
            new ColumnModel("Address1PostalCode", "address1_postalcode", ColumnKind.Text),
            new ColumnModel("Address1Country", "address1_country", ColumnKind.Text),
            new ColumnModel("WebSiteUrl", "websiteurl", ColumnKind.Text),
            new ColumnModel("Description", "description", ColumnKind.Text),
            new ColumnModel("Revenue", "revenue", ColumnKind.Decimal),
            new ColumnModel("RevenueBase", "revenue_base", ColumnKind.Decimal),
            new ColumnModel("ExchangeRate", "exchangerate", ColumnKind.Decimal),
            new ColumnModel("CreditLimit", "creditlimit", ColumnKind.Decimal),
            new ColumnModel("Address1Latitude", "address1_latitude", ColumnKind.Double),
            new ColumnModel("Address1Longitude", "address1_longitude", ColumnKind.Double),
            new ColumnModel("NumberOfEmployees", "numberofemployees", ColumnKind.Integer),
            new ColumnModel("VersionNumber", "versionnumber", ColumnKind.Integer),
            new ColumnModel("IndustryCode", "industrycode", ColumnKind.Choice),
            new ColumnModel("CustomerTypeCode", "customertypecode", ColumnKind.Choice),
            new ColumnModel("StateCode", "statecode", ColumnKind.Choice),
            new ColumnModel("StatusCode", "statuscode", ColumnKind.Choice),
            new ColumnModel("DoNotEMail", "donotemail", ColumnKind.Boolean),
            new ColumnModel("CreditOnHold", "creditonhold", ColumnKind.Boolean),
            new ColumnModel("CreatedOn", "createdon", ColumnKind.DateTime),
            new ColumnModel("ModifiedOn", "modifiedon", ColumnKind.DateTime),
            new ColumnModel("OpeningDate", "new_openingdate", ColumnKind.DateOnly),
            new ColumnModel("AccountId", "accountid", ColumnKind.Guid),
            new ColumnModel("OwnerId", "ownerid", ColumnKind.Lookup, [new LookupTarget("account", "accounts", "ownerid")]),
            new ColumnModel("PrimaryContactId", "primarycontactid", ColumnKind.Lookup, [new LookupTarget("account", "accounts", "primarycontactid")]),
        ]);

    private string? _name;
    private string? _accountNumber;
    private string? _eMailAddress1;
    private string? _telephone1;
    private string? _address1Line1;
    private string? _address1City;
    private string? _address1PostalCode;
    private string? _address1Country;
    private string? _webSiteUrl;
    private string? _description;
    private decimal? _revenue;
    private decimal? _revenueBase;
    private decimal? _exchangeRate;
    private decimal? _creditLimit;
    private double? _address1Latitude;
    private double? _address1Longitude;
    private int? _numberOfEmployees;
    private long? _versionNumber;
    private SampleChoice? _industryCode;
    private SampleChoice? _customerTypeCode;
    private SampleChoice? _stateCode;
    private SampleChoice? _statusCode;
    private bool? _doNotEMail;
    private bool? _creditOnHold;
    private DateTimeOffset? _createdOn;
    private DateTimeOffset? _modifiedOn;
    private DateOnly? _openingDate;
    private Guid _accountId;
    private Lookup<SampleAccount>? _ownerId;
    private Lookup<SampleAccount>? _primaryContactId;

    static EntityModel<SampleAccount> IEntity<SampleAccount>.Model => s_model;

    /// <inheritdoc/>
    public override Guid Id => _accountId;

    /// <summary>Column <c>name</c>.</summary>
    public string? Name
    {
        get
        {
            RequireLoaded(0);
            return _name;
        }
    }

    /// <summary>Column <c>accountnumber</c>.</summary>
    public string? AccountNumber
    {
        get
        {
            RequireLoaded(1);
            return _accountNumber;
        }
    }

    /// <summary>Column <c>emailaddress1</c>.</summary>
    public string? EMailAddress1
    {
        get
        {
            RequireLoaded(2);
            return _eMailAddress1;
        }
    }

    /// <summary>Column <c>telephone1</c>.</summary>
    public string? Telephone1
    {
        get
        {
            RequireLoaded(3);
            return _telephone1;
        }
    }

    /// <summary>Column <c>address1_line1</c>.</summary>
    public string? Address1Line1
    {
        get
        {
            RequireLoaded(4);
            return _address1Line1;
        }
    }

    /// <summary>Column <c>address1_city</c>.</summary>
    public string? Address1City
    {
        get
        {
            RequireLoaded(5);
            return _address1City;
        }
    }

    /// <summary>Column <c>address1_postalcode</c>.</summary>
    public string? Address1PostalCode
    {
        get
        {
            RequireLoaded(6);
            return _address1PostalCode;
        }
    }

    /// <summary>Column <c>address1_country</c>.</summary>
    public string? Address1Country
    {
        get
        {
            RequireLoaded(7);
            return _address1Country;
        }
    }

    /// <summary>Column <c>websiteurl</c>.</summary>
    public string? WebSiteUrl
    {
        get
        {
            RequireLoaded(8);
            return _webSiteUrl;
        }
    }

    /// <summary>Column <c>description</c>.</summary>
    public string? Description
    {
        get
        {
            RequireLoaded(9);
            return _description;
        }
    }

    /// <summary>Column <c>revenue</c>.</summary>
    public decimal? Revenue
    {
        get
        {
            RequireLoaded(10);
            return _revenue;
        }
    }

    /// <summary>Column <c>revenue_base</c>.</summary>
    public decimal? RevenueBase
    {
        get
        {
            RequireLoaded(11);
            return _revenueBase;
        }
    }

    /// <summary>Column <c>exchangerate</c>.</summary>
    public decimal? ExchangeRate
    {
        get
        {
            RequireLoaded(12);
            return _exchangeRate;
        }
    }

    /// <summary>Column <c>creditlimit</c>.</summary>
    public decimal? CreditLimit
    {
        get
        {
            RequireLoaded(13);
            return _creditLimit;
        }
    }

    /// <summary>Column <c>address1_latitude</c>.</summary>
    public double? Address1Latitude
    {
        get
        {
            RequireLoaded(14);
            return _address1Latitude;
        }
    }

    /// <summary>Column <c>address1_longitude</c>.</summary>
    public double? Address1Longitude
    {
        get
        {
            RequireLoaded(15);
            return _address1Longitude;
        }
    }

    /// <summary>Column <c>numberofemployees</c>.</summary>
    public int? NumberOfEmployees
    {
        get
        {
            RequireLoaded(16);
            return _numberOfEmployees;
        }
    }

    /// <summary>Column <c>versionnumber</c>.</summary>
    public long? VersionNumber
    {
        get
        {
            RequireLoaded(17);
            return _versionNumber;
        }
    }

    /// <summary>Column <c>industrycode</c>.</summary>
    public SampleChoice? IndustryCode
    {
        get
        {
            RequireLoaded(18);
            return _industryCode;
        }
    }

    /// <summary>Column <c>customertypecode</c>.</summary>
    public SampleChoice? CustomerTypeCode
    {
        get
        {
            RequireLoaded(19);
            return _customerTypeCode;
        }
    }

    /// <summary>Column <c>statecode</c>.</summary>
    public SampleChoice? StateCode
    {
        get
        {
            RequireLoaded(20);
            return _stateCode;
        }
    }

    /// <summary>Column <c>statuscode</c>.</summary>
    public SampleChoice? StatusCode
    {
        get
        {
            RequireLoaded(21);
            return _statusCode;
        }
    }

    /// <summary>Column <c>donotemail</c>.</summary>
    public bool? DoNotEMail
    {
        get
        {
            RequireLoaded(22);
            return _doNotEMail;
        }
    }

    /// <summary>Column <c>creditonhold</c>.</summary>
    public bool? CreditOnHold
    {
        get
        {
            RequireLoaded(23);
            return _creditOnHold;
        }
    }

    /// <summary>Column <c>createdon</c>.</summary>
    public DateTimeOffset? CreatedOn
    {
        get
        {
            RequireLoaded(24);
            return _createdOn;
        }
    }

    /// <summary>Column <c>modifiedon</c>.</summary>
    public DateTimeOffset? ModifiedOn
    {
        get
        {
            RequireLoaded(25);
            return _modifiedOn;
        }
    }

    /// <summary>Column <c>new_openingdate</c>.</summary>
    public DateOnly? OpeningDate
    {
        get
        {
            RequireLoaded(26);
            return _openingDate;
        }
    }

    /// <summary>Column <c>accountid</c>.</summary>
    public Guid AccountId
    {
        get
        {
            RequireLoaded(27);
            return _accountId;
        }
    }

    /// <summary>Column <c>ownerid</c>.</summary>
    public Lookup<SampleAccount>? OwnerId
    {
        get
        {
            RequireLoaded(28);
            return _ownerId;
        }
    }

    /// <summary>Column <c>primarycontactid</c>.</summary>
    public Lookup<SampleAccount>? PrimaryContactId
    {
        get
        {
            RequireLoaded(29);
            return _primaryContactId;
        }
    }

    /// <inheritdoc/>
    protected override EntityModel GetModel() => s_model;

    /// <inheritdoc/>
    protected override void ReadMember(int member, ref Utf8RowReader json)
    {
        switch (member)
        {
            case 0: _name = json.ReadString(); return;
            case 1: _accountNumber = json.ReadString(); return;
            case 2: _eMailAddress1 = json.ReadString(); return;
            case 3: _telephone1 = json.ReadString(); return;
            case 4: _address1Line1 = json.ReadString(); return;
            case 5: _address1City = json.ReadString(); return;
            case 6: _address1PostalCode = json.ReadString(); return;
            case 7: _address1Country = json.ReadString(); return;
            case 8: _webSiteUrl = json.ReadString(); return;
            case 9: _description = json.ReadString(); return;
            case 10: _revenue = json.ReadDecimal(); return;
            case 11: _revenueBase = json.ReadDecimal(); return;
            case 12: _exchangeRate = json.ReadDecimal(); return;
            case 13: _creditLimit = json.ReadDecimal(); return;
            case 14: _address1Latitude = json.ReadDouble(); return;
            case 15: _address1Longitude = json.ReadDouble(); return;
            case 16: _numberOfEmployees = json.ReadInt32(); return;
            case 17: _versionNumber = json.ReadInt64(); return;
            case 18: _industryCode = json.ReadChoice<SampleChoice>(); return;
            case 19: _customerTypeCode = json.ReadChoice<SampleChoice>(); return;
            case 20: _stateCode = json.ReadChoice<SampleChoice>(); return;
            case 21: _statusCode = json.ReadChoice<SampleChoice>(); return;
            case 22: _doNotEMail = json.ReadBoolean(); return;
            case 23: _creditOnHold = json.ReadBoolean(); return;
            case 24: _createdOn = json.ReadDateTimeOffset(); return;
            case 25: _modifiedOn = json.ReadDateTimeOffset(); return;
            case 26: _openingDate = json.ReadDateOnly(); return;
            case 27: _accountId = json.ReadGuid() ?? default; return;
            case 28: _ownerId = json.ReadLookup<SampleAccount>(); return;
            case 29: _primaryContactId = json.ReadLookup<SampleAccount>(); return;
        }
    }

    /// <inheritdoc/>
    protected override void WriteMember(int member, ref Utf8RowWriter json)
    {
        switch (member)
        {
            case 0: json.Write("name"u8, _name); return;
            case 1: json.Write("accountnumber"u8, _accountNumber); return;
            case 2: json.Write("emailaddress1"u8, _eMailAddress1); return;
            case 5: json.Write("address1_city"u8, _address1City); return;
            case 10: json.Write("revenue"u8, _revenue); return;
            case 13: json.Write("creditlimit"u8, _creditLimit); return;
            case 14: json.Write("address1_latitude"u8, _address1Latitude); return;
            case 16: json.Write("numberofemployees"u8, _numberOfEmployees); return;
            case 18: json.WriteChoice("industrycode"u8, _industryCode); return;
            case 22: json.Write("donotemail"u8, _doNotEMail); return;
            case 24: json.Write("createdon"u8, _createdOn); return;
            case 29: json.WriteLookup(GetColumn(29), _primaryContactId); return;
        }
    }

    /// <summary>A row with twelve columns assigned.</summary>
    public static SampleAccount New(Guid id)
    {
        var row = new SampleAccount
        {
            _accountId = id,
            _name = "Fourth Coffee & Söhne",
            _accountNumber = "ABC-12345",
            _eMailAddress1 = "info@fourthcoffee.example",
            _address1City = "Redmond",
            _revenue = 1_234_567.89m,
            _creditLimit = 50_000m,
            _address1Latitude = 47.6739,
            _numberOfEmployees = 1200,
            _industryCode = SampleChoice.First,
            _doNotEMail = true,
            _createdOn = new DateTimeOffset(2024, 6, 12, 14, 13, 25, TimeSpan.Zero),
            _primaryContactId = new Lookup<SampleAccount>(id),
        };
        foreach (var member in (ReadOnlySpan<int>)[0, 1, 2, 5, 10, 13, 14, 16, 18, 22, 24, 29]) row.MarkChanged(member);
        return row;
    }
}

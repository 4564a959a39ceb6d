using TypedDynamics.Emitted;

namespace TypedDynamics.Tests.Serialization;

public enum SampleChoice
{
    First = 1,
    Second = 2,
}

[Flags]
public enum SampleRights
{
    None = 0,
    ReadAccess = 1,
    WriteAccess = 2,
}

/// <summary>An entity as the generator emits one, with a column of every kind.</summary>
public sealed class Sample : Entity, IEntity<Sample>
{
    private static readonly EntityModel<Sample> s_model = new(
        "sample", "samples", "sampleid", "name", null, static () => new(),
        [
            new ColumnModel("SampleId", "sampleid", ColumnKind.Guid),
            new ColumnModel("Name", "name", ColumnKind.Text),
            new ColumnModel("Revenue", "revenue", ColumnKind.Decimal),
            new ColumnModel("Latitude", "latitude", ColumnKind.Double),
            new ColumnModel("Small", "small", ColumnKind.Integer),
            new ColumnModel("Employees", "employees", ColumnKind.Integer),
            new ColumnModel("VersionNumber", "versionnumber", ColumnKind.Integer),
            new ColumnModel("OnHold", "onhold", ColumnKind.Boolean),
            new ColumnModel("CreatedOn", "createdon", ColumnKind.DateTime),
            new ColumnModel("LocalTime", "localtime", ColumnKind.DateTimeTimeZoneIndependent),
            new ColumnModel("BirthDate", "birthdate", ColumnKind.DateOnly),
            new ColumnModel("Color", "color", ColumnKind.Choice),
            new ColumnModel("Colors", "colors", ColumnKind.MultiSelectChoice),
            new ColumnModel("Image", "image", ColumnKind.Image),
            new ColumnModel("ParentId", "parentid", ColumnKind.Lookup, [new("sample", "samples", "parentid")]),
            new ColumnModel("CustomerId", "customerid", ColumnKind.Lookup,
                [new("account", "accounts", "customerid_account"), new("contact", "contacts", "customerid_contact")]),
            new ColumnModel("OtherId", "otherid", ColumnKind.Lookup, [new("other", null, null)]),
            new ColumnModel("Managed", "managed", ColumnKind.Complex),
            new NavigationModel("Parent", "parentid", false, EntityModel.Of<Sample>, "parentid"),
            new NavigationModel("Children", "sample_children", true, EntityModel.Of<Sample>),
        ],
        [new KeyModel("sample_name", ["name"])]);

    private Guid _sampleId;
    private string? _name;
    private decimal? _revenue;
    private double? _latitude;
    private short? _small;
    private int? _employees;
    private long? _versionNumber;
    private bool? _onHold;
    private DateTimeOffset? _createdOn;
    private DateTime? _localTime;
    private DateOnly? _birthDate;
    private SampleChoice? _color;
    private ChoiceSet<SampleChoice>? _colors;
    private byte[]? _image;
    private Lookup<Sample>? _parentId;
    private SampleCustomer? _customerId;
    private EntityReference? _otherId;
    private SampleManaged? _managed;

    static EntityModel<Sample> IEntity<Sample>.Model => s_model;

    public override Guid Id => _sampleId;

    public Guid SampleId
    {
        get { RequireLoaded(0); return _sampleId; }
        set { _sampleId = value; MarkChanged(0); }
    }

    public string? Name
    {
        get { RequireLoaded(1); return _name; }
        set { _name = value; MarkChanged(1); }
    }

    public decimal? Revenue
    {
        get { RequireLoaded(2); return _revenue; }
        set { _revenue = value; MarkChanged(2); }
    }

    public double? Latitude
    {
        get { RequireLoaded(3); return _latitude; }
        set { _latitude = value; MarkChanged(3); }
    }

    public short? Small
    {
        get { RequireLoaded(4); return _small; }
        set { _small = value; MarkChanged(4); }
    }

    public int? Employees
    {
        get { RequireLoaded(5); return _employees; }
        set { _employees = value; MarkChanged(5); }
    }

    public long? VersionNumber
    {
        get { RequireLoaded(6); return _versionNumber; }
        set { _versionNumber = value; MarkChanged(6); }
    }

    public bool? OnHold
    {
        get { RequireLoaded(7); return _onHold; }
        set { _onHold = value; MarkChanged(7); }
    }

    public DateTimeOffset? CreatedOn
    {
        get { RequireLoaded(8); return _createdOn; }
        set { _createdOn = value; MarkChanged(8); }
    }

    public DateTime? LocalTime
    {
        get { RequireLoaded(9); return _localTime; }
        set { _localTime = value; MarkChanged(9); }
    }

    public DateOnly? BirthDate
    {
        get { RequireLoaded(10); return _birthDate; }
        set { _birthDate = value; MarkChanged(10); }
    }

    public SampleChoice? Color
    {
        get { RequireLoaded(11); return _color; }
        set { _color = value; MarkChanged(11); }
    }

    public ChoiceSet<SampleChoice>? Colors
    {
        get { RequireLoaded(12); return _colors; }
        set { _colors = value; MarkChanged(12); }
    }

    public byte[]? Image
    {
        get { RequireLoaded(13); return _image; }
        set { _image = value; MarkChanged(13); }
    }

    public Lookup<Sample>? ParentId
    {
        get { RequireLoaded(14); return _parentId; }
        set { _parentId = value; MarkChanged(14); }
    }

    public SampleCustomer? CustomerId
    {
        get { RequireLoaded(15); return _customerId; }
        set { _customerId = value; MarkChanged(15); }
    }

    public EntityReference? OtherId
    {
        get { RequireLoaded(16); return _otherId; }
        set { _otherId = value; MarkChanged(16); }
    }

    public SampleManaged? Managed
    {
        get { RequireLoaded(17); return _managed; }
        set { _managed = value; MarkChanged(17); }
    }

    public Sample? Parent => GetRow<Sample>(18);

    public IReadOnlyList<Sample> Children => GetRows<Sample>(19);

    protected override EntityModel GetModel() => s_model;

    protected override void ReadMember(int member, ref Utf8RowReader json)
    {
        switch (member)
        {
            case 0: _sampleId = json.ReadGuid() ?? default; return;
            case 1: _name = json.ReadString(); return;
            case 2: _revenue = json.ReadDecimal(); return;
            case 3: _latitude = json.ReadDouble(); return;
            case 4: _small = json.ReadInt16(); return;
            case 5: _employees = json.ReadInt32(); return;
            case 6: _versionNumber = json.ReadInt64(); return;
            case 7: _onHold = json.ReadBoolean(); return;
            case 8: _createdOn = json.ReadDateTimeOffset(); return;
            case 9: _localTime = json.ReadDateTime(); return;
            case 10: _birthDate = json.ReadDateOnly(); return;
            case 11: _color = json.ReadChoice<SampleChoice>(); return;
            case 12: _colors = json.ReadChoices<SampleChoice>(); return;
            case 13: _image = json.ReadBytes(); return;
            case 14: _parentId = json.ReadLookup<Sample>(); return;
            case 15: _customerId = json.ReadAnyLookup<SampleCustomer>(); return;
            case 16: _otherId = json.ReadReference("other"); return;
            case 17: _managed = json.ReadComplex<SampleManaged>(); return;
            case 18: SetRelated(18, json.ReadRow<Sample>()); return;
            case 19: SetRelated(19, json.ReadRows<Sample>()); return;
        }
    }

    protected override void WriteMember(int member, ref Utf8RowWriter json)
    {
        switch (member)
        {
            case 0: json.Write("sampleid"u8, _sampleId); return;
            case 1: json.Write("name"u8, _name); return;
            case 2: json.Write("revenue"u8, _revenue); return;
            case 3: json.Write("latitude"u8, _latitude); return;
            case 4: json.Write("small"u8, _small); return;
            case 5: json.Write("employees"u8, _employees); return;
            case 6: json.Write("versionnumber"u8, _versionNumber); return;
            case 7: json.Write("onhold"u8, _onHold); return;
            case 8: json.Write("createdon"u8, _createdOn); return;
            case 9: json.Write("localtime"u8, _localTime); return;
            case 10: json.Write("birthdate"u8, _birthDate); return;
            case 11: json.WriteChoice("color"u8, _color); return;
            case 12: json.WriteChoices("colors"u8, _colors); return;
            case 13: json.Write("image"u8, _image); return;
            case 14: json.WriteLookup(GetColumn(14), _parentId); return;
            case 15: json.WriteLookup(GetColumn(15), _customerId); return;
            case 16: json.WriteLookup(GetColumn(16), _otherId); return;
            case 17: json.WriteComplex("managed"u8, _managed); return;
        }
    }
}

/// <summary>A lookup union as the generator emits one.</summary>
public sealed class SampleCustomer : AnyLookup, IAnyLookup<SampleCustomer>
{
    public SampleCustomer(string logicalName, Guid id, string? name = null)
        : base(logicalName, id, name)
    {
    }

    static SampleCustomer IAnyLookup<SampleCustomer>.Create(string logicalName, Guid id, string? name) => new(logicalName, id, name);
}

/// <summary>A complex type as the generator emits one.</summary>
public sealed class SampleManaged : IComplexValue<SampleManaged>
{
    static string IComplexValue<SampleManaged>.TypeName => "BooleanManagedProperty";

    public bool? Value { get; set; }

    public SampleRights? Rights { get; set; }

    public IReadOnlyList<string>? Names { get; set; }

    static SampleManaged IComplexValue<SampleManaged>.Create() => new();

    bool IComplexValue<SampleManaged>.ReadProperty(ReadOnlySpan<byte> name, ref Utf8RowReader json)
    {
        if (name.SequenceEqual("Value"u8)) Value = json.ReadBoolean();
        else if (name.SequenceEqual("Rights"u8)) Rights = json.ReadEnum<SampleRights>();
        else if (name.SequenceEqual("Names"u8)) Names = json.ReadList(ReadValues.String);
        else return false;
        return true;
    }

    void IComplexValue<SampleManaged>.WriteProperties(ref Utf8RowWriter json)
    {
        if (Value is { } value) json.Write("Value"u8, value);
        if (Rights is { } rights) json.WriteEnum("Rights"u8, (SampleRights?)rights);
        if (Names is { } names) json.WriteList("Names"u8, names, WriteValues.String);
    }
}

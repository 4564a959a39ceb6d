#nullable enable

using TypedDynamics.Emitted;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Events;

/// <summary>As the generator would emit it: a column of each kind.</summary>
internal sealed class SampleAllFields : Entity, IEntity<SampleAllFields>
{
    private static readonly EntityModel<SampleAllFields> s_model = new(
        "sample_allfields", "sample_allfieldses", "sample_allfieldsid", "sample_name", null, static () => new(),
        [
            new ColumnModel("AllFieldsId", "sample_allfieldsid", ColumnKind.Guid),
            new ColumnModel("Integer", "sample_integer", ColumnKind.Integer),
            new ColumnModel("Currency", "sample_currency", ColumnKind.Decimal),
            new ColumnModel("DateTime", "sample_datetime", ColumnKind.DateTime),
            new ColumnModel("Decimal", "sample_decimal", ColumnKind.Decimal),
            new ColumnModel("Boolean", "sample_boolean", ColumnKind.Boolean),
            new ColumnModel("Choice", "sample_choice", ColumnKind.Choice),
            new ColumnModel("Choices", "sample_choices", ColumnKind.MultiSelectChoice),
            new ColumnModel("Text", "sample_string", ColumnKind.Text),
            new ColumnModel("LookupId", "sample_lookup", ColumnKind.Lookup, [new("systemuser", "systemusers", "sample_lookup")]),
            new ColumnModel("ModifiedOn", "modifiedon", ColumnKind.DateTime),
            new ColumnModel("OwnerId", "ownerid", ColumnKind.Lookup, [new("systemuser", "systemusers", "ownerid")]),
        ]);

    private Guid _allFieldsId;
    private int? _integer;
    private decimal? _currency;
    private DateTimeOffset? _dateTime;
    private decimal? _decimal;
    private bool? _boolean;
    private AccountIndustryCode? _choice;
    private ChoiceSet<AccountMarket>? _choices;
    private string? _text;
    private Lookup<SystemUser>? _lookupId;
    private DateTimeOffset? _modifiedOn;
    private EntityReference? _ownerId;

    static EntityModel<SampleAllFields> IEntity<SampleAllFields>.Model => s_model;

    public override Guid Id => _allFieldsId;

    public Guid AllFieldsId => Get(0, _allFieldsId);

    public int? Integer => Get(1, _integer);

    public decimal? Currency => Get(2, _currency);

    public DateTimeOffset? DateTime => Get(3, _dateTime);

    public decimal? Decimal => Get(4, _decimal);

    public bool? Boolean => Get(5, _boolean);

    public AccountIndustryCode? Choice => Get(6, _choice);

    public ChoiceSet<AccountMarket>? Choices => Get(7, _choices);

    public string? Text => Get(8, _text);

    public Lookup<SystemUser>? LookupId => Get(9, _lookupId);

    public DateTimeOffset? ModifiedOn => Get(10, _modifiedOn);

    public EntityReference? OwnerId => Get(11, _ownerId);

    protected override EntityModel GetModel() => s_model;

    protected override void ReadMember(int member, ref Utf8RowReader json)
    {
        switch (member)
        {
            case 0: _allFieldsId = json.ReadGuid() ?? default; return;
            case 1: _integer = json.ReadInt32(); return;
            case 2: _currency = json.ReadDecimal(); return;
            case 3: _dateTime = json.ReadDateTimeOffset(); return;
            case 4: _decimal = json.ReadDecimal(); return;
            case 5: _boolean = json.ReadBoolean(); return;
            case 6: _choice = json.ReadChoice<AccountIndustryCode>(); return;
            case 7: _choices = json.ReadChoices<AccountMarket>(); return;
            case 8: _text = json.ReadString(); return;
            case 9: _lookupId = json.ReadLookup<SystemUser>(); return;
            case 10: _modifiedOn = json.ReadDateTimeOffset(); return;
            case 11: _ownerId = json.ReadReference(string.Empty); return;
        }
    }
}

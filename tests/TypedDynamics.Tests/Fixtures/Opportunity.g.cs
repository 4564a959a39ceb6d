#nullable enable

using TypedDynamics.Emitted;

namespace TypedDynamics.Tests.Fixtures;

/// <summary>As the generator would emit it.</summary>
public sealed class Opportunity : Entity, IEntity<Opportunity>
{
    private static readonly EntityModel<Opportunity> s_model = new(
        "opportunity", "opportunities", "opportunityid", "name", null, static () => new(),
        [
            new ColumnModel("OpportunityId", "opportunityid", ColumnKind.Guid),
            new ColumnModel("Name", "name", ColumnKind.Text),
            new ColumnModel("EstimatedValue", "estimatedvalue", ColumnKind.Decimal),
            new ColumnModel("ActualCloseDate", "actualclosedate", ColumnKind.DateOnly),
            new ColumnModel("CustomerId", "customerid", ColumnKind.Lookup, [new("account", "accounts", "customerid_account"), new("contact", "contacts", "customerid_contact")]),
            new NavigationModel("CustomerAccount", "customerid_account", false, EntityModel.Of<Account>, "customerid"),
            new NavigationModel("CustomerContact", "customerid_contact", false, EntityModel.Of<Contact>, "customerid"),
            new NavigationModel("CreatedBy", "createdby", false, EntityModel.Of<SystemUser>, "createdby"),
        ]);

    private Guid _opportunityId;
    private string? _name;
    private decimal? _estimatedValue;
    private DateOnly? _actualCloseDate;
    private CustomerLookup? _customerId;

    static EntityModel<Opportunity> IEntity<Opportunity>.Model => s_model;

    public override Guid Id => _opportunityId;

    public Guid OpportunityId
    {
        get { RequireLoaded(0); return _opportunityId; }
        set { _opportunityId = value; MarkChanged(0); }
    }

    public string? Name
    {
        get { RequireLoaded(1); return _name; }
        set { _name = value; MarkChanged(1); }
    }

    public decimal? EstimatedValue
    {
        get { RequireLoaded(2); return _estimatedValue; }
        set { _estimatedValue = value; MarkChanged(2); }
    }

    public DateOnly? ActualCloseDate
    {
        get { RequireLoaded(3); return _actualCloseDate; }
        set { _actualCloseDate = value; MarkChanged(3); }
    }

    public CustomerLookup? CustomerId
    {
        get { RequireLoaded(4); return _customerId; }
        set { _customerId = value; MarkChanged(4); }
    }

    public Account? CustomerAccount => GetRow<Account>(5);

    public Contact? CustomerContact => GetRow<Contact>(6);

    public SystemUser? CreatedBy => GetRow<SystemUser>(7);

    protected override EntityModel GetModel() => s_model;

    protected override void ReadMember(int member, ref Utf8RowReader json)
    {
        switch (member)
        {
            case 0: _opportunityId = json.ReadGuid() ?? default; return;
            case 1: _name = json.ReadString(); return;
            case 2: _estimatedValue = json.ReadDecimal(); return;
            case 3: _actualCloseDate = json.ReadDateOnly(); return;
            case 4: _customerId = json.ReadAnyLookup<CustomerLookup>(); return;
            case 5: SetRelated(5, json.ReadRow<Account>()); return;
            case 6: SetRelated(6, json.ReadRow<Contact>()); return;
            case 7: SetRelated(7, json.ReadRow<SystemUser>()); return;
        }
    }

    protected override void WriteMember(int member, ref Utf8RowWriter json)
    {
        switch (member)
        {
            case 0: json.Write("opportunityid"u8, _opportunityId); return;
            case 1: json.Write("name"u8, _name); return;
            case 2: json.Write("estimatedvalue"u8, _estimatedValue); return;
            case 3: json.Write("actualclosedate"u8, _actualCloseDate); return;
            case 4: json.WriteLookup(GetColumn(4), _customerId); return;
        }
    }
}

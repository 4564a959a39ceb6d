#nullable enable

using TypedDynamics.Emitted;

namespace TypedDynamics.Tests.Fixtures;

/// <summary>As the generator would emit it.</summary>
public sealed class TaskEntity : ActivityPointer, IEntity<TaskEntity>
{
    private static readonly EntityModel<TaskEntity> s_model = new(
        "task", "tasks", "activityid", "subject", EntityModel.Of<ActivityPointer>(), static () => new(),
        [
            new ColumnModel("PercentComplete", "percentcomplete", ColumnKind.Integer),
            new ColumnModel("Category", "category", ColumnKind.Text),
            new NavigationModel("RegardingObjectAccountTask", "regardingobjectid_account_task", false, EntityModel.Of<Account>, "regardingobjectid"),
            new NavigationModel("RegardingObjectContactTask", "regardingobjectid_contact_task", false, EntityModel.Of<Contact>, "regardingobjectid"),
        ]);

    private int? _percentComplete;
    private string? _category;

    static EntityModel<TaskEntity> IEntity<TaskEntity>.Model => s_model;

    public int? PercentComplete
    {
        get { RequireLoaded(5); return _percentComplete; }
        set { _percentComplete = value; MarkChanged(5); }
    }

    public string? Category
    {
        get { RequireLoaded(6); return _category; }
        set { _category = value; MarkChanged(6); }
    }

    public Account? RegardingObjectAccountTask => GetRow<Account>(7);

    public Contact? RegardingObjectContactTask => GetRow<Contact>(8);

    protected override EntityModel GetModel() => s_model;

    protected override void ReadMember(int member, ref Utf8RowReader json)
    {
        switch (member)
        {
            case 5: _percentComplete = json.ReadInt32(); return;
            case 6: _category = json.ReadString(); return;
            case 7: SetRelated(7, json.ReadRow<Account>()); return;
            case 8: SetRelated(8, json.ReadRow<Contact>()); return;
            default: base.ReadMember(member, ref json); return;
        }
    }

    protected override void WriteMember(int member, ref Utf8RowWriter json)
    {
        switch (member)
        {
            case 5: json.Write("percentcomplete"u8, _percentComplete); return;
            case 6: json.Write("category"u8, _category); return;
            default: base.WriteMember(member, ref json); return;
        }
    }
}

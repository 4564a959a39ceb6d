#nullable enable

using TypedDynamics.Emitted;

namespace TypedDynamics.Tests.Fixtures;

/// <summary>As the generator would emit it.</summary>
public class ActivityPointer : Entity, IEntity<ActivityPointer>
{
    private static readonly EntityModel<ActivityPointer> s_model = new(
        "activitypointer", "activitypointers", "activityid", "subject", null, static () => new(),
        [
            new ColumnModel("ActivityId", "activityid", ColumnKind.Guid),
            new ColumnModel("Subject", "subject", ColumnKind.Text),
            new ColumnModel("ScheduledEnd", "scheduledend", ColumnKind.DateTime),
            new ColumnModel("ActivityStateCode", "statecode", ColumnKind.Choice),
            new ColumnModel("RegardingObjectId", "regardingobjectid", ColumnKind.Lookup, [new("account", "accounts", "regardingobjectid_account"), new("contact", "contacts", "regardingobjectid_contact")]),
        ]);

    private Guid _activityId;
    private string? _subject;
    private DateTimeOffset? _scheduledEnd;
    private ActivityState? _activityStateCode;
    private CustomerLookup? _regardingObjectId;

    static EntityModel<ActivityPointer> IEntity<ActivityPointer>.Model => s_model;

    public override Guid Id => _activityId;

    public Guid ActivityId
    {
        get { RequireLoaded(0); return _activityId; }
        set { _activityId = value; MarkChanged(0); }
    }

    public string? Subject
    {
        get { RequireLoaded(1); return _subject; }
        set { _subject = value; MarkChanged(1); }
    }

    public DateTimeOffset? ScheduledEnd
    {
        get { RequireLoaded(2); return _scheduledEnd; }
        set { _scheduledEnd = value; MarkChanged(2); }
    }

    public ActivityState? ActivityStateCode
    {
        get { RequireLoaded(3); return _activityStateCode; }
        set { _activityStateCode = value; MarkChanged(3); }
    }

    public CustomerLookup? RegardingObjectId
    {
        get { RequireLoaded(4); return _regardingObjectId; }
        set { _regardingObjectId = value; MarkChanged(4); }
    }

    protected override EntityModel GetModel() => s_model;

    protected override void ReadMember(int member, ref Utf8RowReader json)
    {
        switch (member)
        {
            case 0: _activityId = json.ReadGuid() ?? default; return;
            case 1: _subject = json.ReadString(); return;
            case 2: _scheduledEnd = json.ReadDateTimeOffset(); return;
            case 3: _activityStateCode = json.ReadChoice<ActivityState>(); return;
            case 4: _regardingObjectId = json.ReadAnyLookup<CustomerLookup>(); return;
        }
    }

    protected override void WriteMember(int member, ref Utf8RowWriter json)
    {
        switch (member)
        {
            case 0: json.Write("activityid"u8, _activityId); return;
            case 1: json.Write("subject"u8, _subject); return;
            case 2: json.Write("scheduledend"u8, _scheduledEnd); return;
            case 3: json.WriteChoice("statecode"u8, _activityStateCode); return;
            case 4: json.WriteLookup(GetColumn(4), _regardingObjectId); return;
        }
    }
}

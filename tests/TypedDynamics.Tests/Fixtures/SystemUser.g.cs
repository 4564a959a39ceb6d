#nullable enable

using TypedDynamics.Emitted;

namespace TypedDynamics.Tests.Fixtures;

/// <summary>As the generator would emit it.</summary>
public sealed class SystemUser : Entity, IEntity<SystemUser>
{
    private static readonly EntityModel<SystemUser> s_model = new(
        "systemuser", "systemusers", "systemuserid", "fullname", null, static () => new(),
        [
            new ColumnModel("SystemUserId", "systemuserid", ColumnKind.Guid),
            new ColumnModel("FullName", "fullname", ColumnKind.Text),
            new ColumnModel("DomainName", "domainname", ColumnKind.Text),
            new ColumnModel("IsDisabled", "isdisabled", ColumnKind.Boolean),
        ]);

    private Guid _systemUserId;
    private string? _fullName;
    private string? _domainName;
    private bool? _isDisabled;

    static EntityModel<SystemUser> IEntity<SystemUser>.Model => s_model;

    public override Guid Id => _systemUserId;

    public Guid SystemUserId
    {
        get { RequireLoaded(0); return _systemUserId; }
        set { _systemUserId = value; MarkChanged(0); }
    }

    public string? FullName
    {
        get { RequireLoaded(1); return _fullName; }
        set { _fullName = value; MarkChanged(1); }
    }

    public string? DomainName
    {
        get { RequireLoaded(2); return _domainName; }
        set { _domainName = value; MarkChanged(2); }
    }

    public bool? IsDisabled
    {
        get { RequireLoaded(3); return _isDisabled; }
        set { _isDisabled = value; MarkChanged(3); }
    }

    protected override EntityModel GetModel() => s_model;

    protected override void ReadMember(int member, ref Utf8RowReader json)
    {
        switch (member)
        {
            case 0: _systemUserId = json.ReadGuid() ?? default; return;
            case 1: _fullName = json.ReadString(); return;
            case 2: _domainName = json.ReadString(); return;
            case 3: _isDisabled = json.ReadBoolean(); return;
        }
    }

    protected override void WriteMember(int member, ref Utf8RowWriter json)
    {
        switch (member)
        {
            case 0: json.Write("systemuserid"u8, _systemUserId); return;
            case 1: json.Write("fullname"u8, _fullName); return;
            case 2: json.Write("domainname"u8, _domainName); return;
            case 3: json.Write("isdisabled"u8, _isDisabled); return;
        }
    }
}

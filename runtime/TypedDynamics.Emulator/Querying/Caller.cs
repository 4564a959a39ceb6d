using TypedDynamics.Emulator.Querying.Calendar;

namespace TypedDynamics.Emulator.Querying;

/// <summary>What conditions about "me" and "today" speak of.</summary>
internal sealed record Caller(OrgCalendar Calendar)
{
    public const int Language = 1033;

    public Guid User => Identity.User;

    public Guid BusinessUnit => Identity.BusinessUnit;

    public Guid Team => Identity.Team;
}

using TypedDynamics.Emulator.Querying.Calendar;

namespace TypedDynamics.Emulator.Querying;

/// <summary>What conditions about "me" and "today" speak of.</summary>
internal sealed record Caller(Actor Actor, OrgCalendar Calendar)
{
    public const int Language = 1033;

    public Guid User => Actor.User;

    public Guid BusinessUnit => Actor.BusinessUnit;

    public Guid Team => Identity.Team;
}

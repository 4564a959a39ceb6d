using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

internal static class WhoAmI
{
    public static Answer Read(Call call, Target target) => call.Result("WhoAmI", json =>
    {
        json.WriteString("BusinessUnitId", call.Actor.BusinessUnit);
        json.WriteString("UserId", call.Actor.User);
        json.WriteString("OrganizationId", Identity.Organization);
    });
}

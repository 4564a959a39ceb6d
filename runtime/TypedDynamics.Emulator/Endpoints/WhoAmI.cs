using System.Net;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

internal static class WhoAmI
{
    public static Answer Read(Call call, Target target) => new(
        HttpStatusCode.OK,
        JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", ContextUrl.OfType(call.ServiceRoot, "Microsoft.Dynamics.CRM.WhoAmIResponse"));
            json.WriteString("BusinessUnitId", call.Actor.BusinessUnit);
            json.WriteString("UserId", call.Actor.User);
            json.WriteString("OrganizationId", Identity.Organization);
            json.WriteEndObject();
        }),
        Answer.Json);
}

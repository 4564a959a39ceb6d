using System.Net;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

internal static class RetrieveVersion
{
    private const string Version = "9.2.23092.206";

    public static Answer Read(Call call, Target target) => new(
        HttpStatusCode.OK,
        JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", ContextUrl.OfType(call.ServiceRoot, "Microsoft.Dynamics.CRM.RetrieveVersionResponse"));
            json.WriteString("Version", Version);
            json.WriteEndObject();
        }),
        Answer.Json);
}

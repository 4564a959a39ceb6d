using System.Net;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

internal static class ServiceDocument
{
    public static Answer Read(Call call, Target target) => new(
        HttpStatusCode.OK,
        JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", call.ServiceRoot + "$metadata");
            json.WriteStartArray("value");
            foreach (var set in call.Org.EntitySets)
            {
                json.WriteStartObject();
                json.WriteString("name", set);
                json.WriteString("kind", "EntitySet");
                json.WriteString("url", set);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }),
        Answer.Json);
}

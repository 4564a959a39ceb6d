using System.Net;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

internal static class MetadataDocument
{
    public static Answer Read(Call call, Target target) => new(HttpStatusCode.OK, call.Org.Metadata, "application/xml");
}

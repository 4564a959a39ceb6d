using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

internal static class RetrieveVersion
{
    private const string Version = "9.2.23092.206";

    public static Answer Read(Call call, Target target) => call.Result("RetrieveVersion", static json => json.WriteString("Version", Version));
}

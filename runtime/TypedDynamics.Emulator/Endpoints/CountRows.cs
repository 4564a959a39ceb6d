using System.Globalization;
using System.Net;
using System.Text;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>The number of rows as plain text, no further than 5000.</summary>
internal static class CountRows
{
    public static Answer Read(Call call, Target target)
    {
        if (call.HasOption("$deltatoken"))
            return TrackedRows.Count(call, target);
        var query = call.Query(target.Table!);
        var count = call.Read(rows => rows.Count(query, target.Parent));
        return new(HttpStatusCode.OK, Encoding.UTF8.GetBytes("\uFEFF" + count.ToString(CultureInfo.InvariantCulture)), "text/plain");
    }
}

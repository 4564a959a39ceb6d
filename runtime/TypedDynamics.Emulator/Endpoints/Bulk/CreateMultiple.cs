using System.Net;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Rules;

namespace TypedDynamics.Emulator.Endpoints.Bulk;

/// <summary>Creates rows; their ids are answered in the order of the rows.</summary>
internal static class CreateMultiple
{
    public static Answer Run(Call call, Target target)
    {
        var table = target.Table!;
        var ids = BulkRun.Run(call, table, (connection, row) =>
            call.CreationOver(connection).Create(new PayloadReading(call.BindingsOver(connection).Follow, PayloadReading.ForCreate).Read(row, table)));
        return new(
            HttpStatusCode.OK,
            JsonText.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("@odata.context", ContextUrl.OfType(call.ServiceRoot, "Microsoft.Dynamics.CRM.CreateMultipleResponse"));
                json.WriteStartArray("Ids");
                foreach (var id in ids)
                    json.WriteStringValue(id);
                json.WriteEndArray();
                json.WriteEndObject();
            }),
            Answer.Json);
    }
}

using System.Net;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Applying;
using TypedDynamics.Emulator.Fetching;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>What <c>$apply</c> works out of the rows of a set.</summary>
internal static class ApplyRows
{
    private static readonly string[] s_besides = ["$select", "$expand", "$orderby", "$filter"];

    public static Answer Read(Call call, Target target)
    {
        if (target.Parent is not null)
            throw ODataErrors.NotImplemented("$apply within a collection");
        if (Array.Find(s_besides, call.HasOption) is { } option)
            throw ODataErrors.BadRequest(option == "$orderby" ? "The query node SingleValueOpenPropertyAccess is not supported" : $"The query option '{option}' is not supported with $apply.");
        var table = target.Table!;
        var query = new ApplyReading(call.Parser, new ColumnTests(call.Caller)).Read(table);
        call.RequireRead(TablesRead.Of(query));
        return call.Service.Database.Read(connection =>
        {
            var most = call.Service.AggregatedRows;
            if (new RowFetching(connection, call.Org).Count(new RowQuery(query.Row) { Columns = [], Where = query.Where }, null, most + 1) > most)
                throw FetchErrors.AggregateLimit();
            var statement = GroupStatements.Write(query);
            var rows = new FetchReader(connection, call.Service, call.Caller).Rows(statement);
            var names = call.Preferences.Wants(RowJson.FormattedValue)
                ? new RowFetching(connection, call.Org).Names(rows.SelectMany(row => row.Values).OfType<Reference>())
                : [];
            return new Answer(HttpStatusCode.OK, JsonText.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("@odata.context", $"{call.ServiceRoot}$metadata#{table.SetName}");
                json.WriteStartArray("value");
                var writer = new FetchJson(json, call.Preferences, names);
                foreach (var row in rows)
                    writer.Write(statement.Outputs, row);
                json.WriteEndArray();
                json.WriteEndObject();
            }), Answer.Json);
        });
    }
}

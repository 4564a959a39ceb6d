using System.Net;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>One row, by its id, an alternate key, or through a lookup.</summary>
internal static class ReadRow
{
    public static Answer Read(Call call, Target target) =>
        target.IsEmpty ? Call.NoContent : Read(call, call.Query(target.Table!), target.Row!.Value, HttpStatusCode.OK);

    public static Answer Read(Call call, RowQuery query, Guid id, HttpStatusCode status) => call.Read(rows =>
    {
        var key = new ColumnPath(query.Row.Row, query.Table.Key);
        var one = query with { Where = new Comparison(key, ComparisonKind.Equal, new Literal(id.ToString("D"))), OrderBy = [] };
        var row = rows.One(one) ?? throw ODataErrors.RowNotFound(query.Table, id);
        if (IsHeld(call, query, row))
            return new Answer(HttpStatusCode.NotModified) { ETag = RowJson.Etag(row) };
        var names = LookupNames.Of(call.Preferences, rows, query, [row]);
        var body = JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", ContextUrl.OfRow(call.ServiceRoot, query));
            new RowJson(json, call.Preferences, call.ServiceRoot, names).WriteMembers(query, row);
            json.WriteEndObject();
        });
        return new Answer(status, body, Answer.Json) { ETag = RowJson.Etag(row) };
    });

    // The client's copy serves only where versions tell all: no expanded rows, no annotations.
    private static bool IsHeld(Call call, RowQuery query, Row row) =>
        call.Method == "GET" && call.IfNoneMatch == RowJson.Etag(row) && query.Table.HasOptimisticConcurrency && query.Expansions.IsEmpty && call.Preferences.Annotations is null;
}

using System.Net;
using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>A page of the rows of a set, or of those behind a collection.</summary>
internal static class QueryRows
{
    public static Answer Read(Call call, Target target)
    {
        if (call.Preferences.TracksChanges)
            return TrackedRows.Read(call, target);
        var query = call.Query(target.Table!);
        var withCount = call.Parser.ParseCount() == true;
        var paging = Paging.Of(call, query);
        var nestedPageSize = query.Expansions.Any(each => !each.Query.Expansions.IsEmpty) ? call.Preferences.MaxPageSize : null;
        return call.Read(nestedPageSize, rows =>
        {
            var (page, hasMore) = rows.Page(query, target.Parent, paging.After, paging.Size);
            long? count = withCount ? rows.Count(query, target.Parent) : null;
            var names = LookupNames.Of(call.Preferences, rows, query, page);
            var body = JsonText.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("@odata.context", ContextUrl.OfRows(call.ServiceRoot, query));
                WriteCounts(json, call, count);
                json.WriteStartArray("value");
                var writer = new RowJson(json, call.Preferences, call.ServiceRoot, names);
                foreach (var row in page)
                    writer.Write(query, row);
                json.WriteEndArray();
                if (hasMore && paging.Continues)
                    json.WriteString("@odata.nextLink", paging.NextLink(call, query, page));
                json.WriteEndObject();
            });
            return new Answer(HttpStatusCode.OK, body, Answer.Json)
            {
                Applied = paging.IsPreferred ? [$"odata.maxpagesize={paging.Size}"] : [],
            };
        });
    }

    private static void WriteCounts(Utf8JsonWriter json, Call call, long? count)
    {
        if (count is { } number)
            json.WriteNumber("@odata.count", number);
        if (call.Preferences.Wants("Microsoft.Dynamics.CRM.totalrecordcount"))
            json.WriteNumber("@Microsoft.Dynamics.CRM.totalrecordcount", count ?? -1);
        if (call.Preferences.Wants("Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded"))
            json.WriteBoolean("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded", count >= RowFetching.MostRows);
        if (call.Preferences.Wants("Microsoft.Dynamics.CRM.globalmetadataversion"))
            json.WriteString("@Microsoft.Dynamics.CRM.globalmetadataversion", call.Org.Version);
    }
}

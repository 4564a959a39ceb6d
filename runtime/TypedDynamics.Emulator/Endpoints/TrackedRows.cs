using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>The rows of a set with a link to what changes from now on, and what has changed since such a link was given out.</summary>
internal static class TrackedRows
{
    private const string Token = "$deltatoken";

    private static readonly string[] s_refused = ["filter", "orderby", "expand", "top"];

    public static Answer Read(Call call, Target target)
    {
        var table = target.Table!;
        RequireTrackable(call, table);
        return call.Service.Database.Read(connection =>
        {
            var now = ChangeLog.Version(connection);
            var since = call.Option(Token, out var text) ? DeltaToken.Read(text, now, call.Service.Clock.GetUtcNow()) : null;
            var query = call.Query(table) with { ChangedSince = since?.Version };
            var paging = Paging.Of(call, query);
            // Changes while pages are read must not fall between the first page and the link at the end of the last.
            var start = Math.Min(paging.After?.TrackedFrom ?? now, now);
            var rows = new RowFetching(connection, call.Org);
            var (page, hasMore) = rows.Page(query, target.Parent, paging.After, paging.Size);
            var names = LookupNames.Of(call.Preferences, rows, query, page);
            var deleted = hasMore || since is null ? [] : ChangeLog.DeletedSince(connection, Kinds(call.Org, table), table, since.Version);
            var body = JsonText.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("@odata.context", ContextUrl.OfRows(call.ServiceRoot, query) + (since is null ? "" : "/$delta"));
                if (hasMore)
                    json.WriteString("@odata.nextLink", paging.NextLink(call, query, page, start));
                else
                    json.WriteString("@odata.deltaLink", DeltaLink(call, start));
                json.WriteStartArray("value");
                var writer = new RowJson(json, call.Preferences, call.ServiceRoot, names);
                foreach (var row in page)
                    writer.Write(query, row);
                foreach (var id in deleted)
                    WriteDeleted(json, call, table, id);
                json.WriteEndArray();
                json.WriteEndObject();
            });
            return new Answer(HttpStatusCode.OK, body, Answer.Json)
            {
                Applied = [.. call.Preferences.TracksChanges ? ["odata.track-changes"] : Array.Empty<string>(), .. paging.IsPreferred ? [$"odata.maxpagesize={paging.Size}"] : Array.Empty<string>()],
            };
        });
    }

    /// <summary>How many rows have changed or gone since.</summary>
    public static Answer Count(Call call, Target target)
    {
        var table = target.Table!;
        RequireTrackable(call, table);
        var count = call.Service.Database.Read(connection =>
        {
            call.Option(Token, out var text);
            var since = DeltaToken.Read(text!, ChangeLog.Version(connection), call.Service.Clock.GetUtcNow());
            var changed = new RowFetching(connection, call.Org).Count(RowQuery.All(table) with { ChangedSince = since.Version }, target.Parent);
            return changed + ChangeLog.DeletedSince(connection, Kinds(call.Org, table), table, since.Version).Count;
        });
        return new(HttpStatusCode.OK, Encoding.UTF8.GetBytes("\uFEFF" + count.ToString(CultureInfo.InvariantCulture)), "text/plain");
    }

    private static void RequireTrackable(Call call, Table table)
    {
        if (!table.TracksChanges)
            throw ODataErrors.ChangesNotTracked(table);
        if (Array.Find(s_refused, option => call.HasOption("$" + option)) is { } refused)
            throw ODataErrors.BadRequest($"The \"${refused}\" query parameter isn't supported when Change Tracking is enabled.");
    }

    private static IEnumerable<Table> Kinds(Org org, Table table) => org.Tables.Where(each =>
    {
        for (var at = each; at is not null; at = at.Base)
        {
            if (at == table)
                return true;
        }

        return false;
    });

    private static string DeltaLink(Call call, long version)
    {
        var others = call.QueryWithout(Token, "$skiptoken");
        var token = Uri.EscapeDataString(new DeltaToken(version, call.Service.Clock.GetUtcNow()).ToString());
        return $"{call.ServiceRoot}{call.Path}?{(others.Length == 0 ? "" : others + "&")}{Token}={token}";
    }

    private static void WriteDeleted(Utf8JsonWriter json, Call call, Table table, Guid id)
    {
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{call.ServiceRoot}$metadata#{table.SetName}/$deletedEntity");
        json.WriteString("id", id);
        json.WriteString("reason", "deleted");
        json.WriteEndObject();
    }
}

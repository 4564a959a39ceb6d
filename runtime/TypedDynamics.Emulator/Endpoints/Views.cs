using System.Globalization;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Fetching;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>The rows of a view that is stored in the organization: its FetchXML, with links to further pages.</summary>
internal static class Views
{
    private const string Token = "$skiptoken";
    private static readonly string[] s_besides = ["$select", "$expand", "$orderby", "$filter", "$top", "$count", "$apply"];

    public static Answer ReadSaved(Call call, Target target) => Read(call, target, "savedQuery", "savedquery");

    public static Answer ReadPersonal(Call call, Target target) => Read(call, target, "userQuery", "userquery");

    private static Answer Read(Call call, Target target, string option, string viewTable)
    {
        if (target.Parent is not null || Array.Find(s_besides, call.HasOption) is not null)
            throw ODataErrors.NotImplemented($"{option} with other options, or within a collection");
        call.Option(option, out var text);
        if (!Guid.TryParse(text, out var id))
            throw ODataErrors.BadRequest($"'{text}' is no id of a view.");
        var fetch = FetchReading.Read(FetchXmlOf(call, viewTable, id), call.Org);
        var page = call.Option(Token, out var token) && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        if (fetch.Top is null)
            fetch = fetch with { Count = call.Preferences.MaxPageSize ?? fetch.Count, Page = page };
        return FetchXml.Read(call, target, fetch, last => string.Create(CultureInfo.InvariantCulture, $"{call.ServiceRoot}{call.Path}?{call.QueryWithout(Token)}&{Token}={last + 1}"));
    }

    private static string FetchXmlOf(Call call, string viewTable, Guid id)
    {
        var table = call.Org.Table(viewTable) ?? throw ODataErrors.NotImplemented($"views in an organization without the table '{viewTable}'");
        var column = table.Column("fetchxml") ?? throw ODataErrors.NotImplemented($"views without the column '{viewTable}.fetchxml'");
        var views = RowQuery.All(table);
        var isIt = new Comparison(new ColumnPath(views.Row.Row, table.Key), ComparisonKind.Equal, new Literal(id.ToString("D")));
        var row = call.Read(rows => rows.One(views with { Where = isIt })) ?? throw ODataErrors.RowNotFound(table, id);
        return row[column] as string ?? throw ODataErrors.BadRequest($"The view {id:D} has no fetchxml.");
    }
}

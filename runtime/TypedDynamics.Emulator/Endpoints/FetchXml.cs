using System.Net;
using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Fetching;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>The rows that a FetchXML document asks for.</summary>
internal static class FetchXml
{
    private const string PagingCookie = "Microsoft.Dynamics.CRM.fetchxmlpagingcookie";
    private const string MoreRecords = "Microsoft.Dynamics.CRM.morerecords";

    public static Answer Read(Call call, Target target)
    {
        if (target.Parent is not null)
            throw ODataErrors.NotImplemented("FetchXML within a collection");
        call.Option("fetchXml", out var text);
        return Read(call, target, FetchReading.Read(text!, call.Org));
    }

    /// <param name="call">The request.</param>
    /// <param name="target">The set that it names.</param>
    /// <param name="fetch">What is asked.</param>
    /// <param name="nextLink">The address of the page after that one; null when links are not given.</param>
    public static Answer Read(Call call, Target target, Fetch fetch, Func<int, string>? nextLink = null)
    {
        if (fetch.Root.Table != target.Table)
            throw FetchErrors.WrongSet(call.Path, fetch.Root.Table);
        call.RequireRead(TablesRead.Of(fetch.Root));
        return call.Service.Database.Read(connection =>
        {
            var result = new FetchReader(connection, call.Service, call.Caller).Read(fetch);
            var link = result.HasMore ? nextLink?.Invoke(fetch.Page) : null;
            var names = call.Preferences.Wants(RowJson.FormattedValue)
                ? new RowFetching(connection, call.Org).Names(result.Rows.SelectMany(row => row.Values).OfType<Reference>())
                : [];
            return new Answer(HttpStatusCode.OK, JsonText.Write(json => Write(json, call, fetch, result, names, link)), Answer.Json);
        });
    }

    private static void Write(Utf8JsonWriter json, Call call, Fetch fetch, FetchResult result, IReadOnlyDictionary<Reference, string?> names, string? link)
    {
        json.WriteStartObject();
        var table = fetch.Root.Table;
        var columns = fetch.IsAggregate || fetch.Root.HasAllColumns || fetch.Root.Attributes.Count == 0
            ? ""
            : $"({string.Join(',', result.Outputs.Where(output => output.AttributeName is null).Select(output => output.Name))})";
        json.WriteString("@odata.context", $"{call.ServiceRoot}$metadata#{table.SetName}{columns}");
        if (result.Count is { } count)
        {
            json.WriteNumber("@odata.count", count);
            if (call.Preferences.Wants("Microsoft.Dynamics.CRM.totalrecordcount"))
                json.WriteNumber("@Microsoft.Dynamics.CRM.totalrecordcount", count);
            if (call.Preferences.Wants("Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded"))
                json.WriteBoolean("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded", count >= RowFetching.MostRows);
        }

        if (link is null && result is { HasMore: true, Cookie: { } cookie } && call.Preferences.Wants(PagingCookie))
            json.WriteString("@" + PagingCookie, cookie);
        if (result.HasMore && call.Preferences.Wants(MoreRecords))
            json.WriteBoolean("@" + MoreRecords, true);
        json.WriteStartArray("value");
        var writer = new FetchJson(json, call.Preferences, names);
        foreach (var row in result.Rows)
            writer.Write(result.Outputs, row);
        json.WriteEndArray();
        if (link is not null)
            json.WriteString("@odata.nextLink", link);
        json.WriteEndObject();
    }
}

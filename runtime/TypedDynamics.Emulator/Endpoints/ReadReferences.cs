using System.Net;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>The addresses of the rows behind a navigation.</summary>
internal static class ReadReferences
{
    public static Answer One(Call call, Target target) => call.Read(rows =>
    {
        var (table, id) = (target.Table!, target.Row!.Value);
        if (target.Navigation!.Column is not { } column)
            return Call.NoContent;
        var query = RowQuery.All(table) with { Columns = [column] };
        var row = rows.One(query with { Where = new Comparison(new ColumnPath(query.Row.Row, table.Key), ComparisonKind.Equal, new Literal(id.ToString("D"))) })
            ?? throw ODataErrors.RowNotFound(table, id);
        if (row[column] is not Reference reference || call.Org.Table(reference.LogicalName) is not { } referenced)
            return Call.NoContent;
        return new Answer(HttpStatusCode.OK, JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", ContextUrl.OfType(call.ServiceRoot, "$ref"));
            json.WriteString("@odata.id", RowLinks.OfRow(call.ServiceRoot, referenced, reference.Id));
            json.WriteEndObject();
        }), Answer.Json);
    });

    public static Answer All(Call call, Target target) => call.Read(rows =>
    {
        var navigation = target.Navigation!;
        var (page, _) = rows.Page(new RowQuery(new Variable(navigation.Target)) { Columns = [] }, new ParentLink(navigation, [target.Row!.Value]), null, RowFetching.MostRows);
        return new Answer(HttpStatusCode.OK, JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", ContextUrl.OfType(call.ServiceRoot, "Collection($ref)"));
            json.WriteStartArray("value");
            foreach (var row in page)
            {
                json.WriteStartObject();
                json.WriteString("@odata.id", RowLinks.OfRow(call.ServiceRoot, row.Table, row.Id));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }), Answer.Json);
    });
}

using System.Net;
using System.Text;
using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Endpoints.Files;
using TypedDynamics.Emulator.Files;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>One value of one row, in JSON or bare.</summary>
internal static class ReadColumn
{
    public static Answer Read(Call call, Target target)
    {
        if (FileColumn.Find(target.Table!, target.Column) is { IsImage: false } file)
            return DownloadFile.ReadJson(call, target, file);
        if (ValueOf(call, target) is not { } value)
            return Call.NoContent;
        var body = JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", ContextUrl.OfType(call.ServiceRoot, $"{target.Table!.SetName}({target.Row:D})/{target.Column!.Name}"));
            json.WritePropertyName("value");
            RowJson.WriteValue(json, target.Column, value);
            json.WriteEndObject();
        });
        return new(HttpStatusCode.OK, body, Answer.Json);
    }

    public static Answer ReadRaw(Call call, Target target)
    {
        if (FileColumn.Find(target.Table!, target.Column) is { IsImage: false } file)
            return DownloadFile.Read(call, target, file);
        if (ValueOf(call, target) is not { } value)
            return Call.NoContent;
        if (target.Column!.Kind == ColumnKind.Binary)
            return new(HttpStatusCode.OK, Convert.FromBase64String((string)value), "application/octet-stream");
        var written = JsonText.Write(json => RowJson.WriteValue(json, target.Column, value));
        var bare = value is string or Guid or Reference or DateTimeOffset or DateOnly && target.Column.Kind != ColumnKind.Complex
            ? Encoding.UTF8.GetBytes(JsonDocument.Parse(written).RootElement.GetString()!)
            : written;
        return new(HttpStatusCode.OK, bare, "text/plain");
    }

    private static object? ValueOf(Call call, Target target) => call.Read(rows =>
    {
        var table = target.Table!;
        var row = new Variable(table);
        var query = new RowQuery(row)
        {
            Columns = [target.Column!],
            Where = new Comparison(new ColumnPath(row.Row, table.Key), ComparisonKind.Equal, new Literal(target.Row!.Value.ToString("D"))),
        };
        var found = rows.One(query) ?? throw ODataErrors.RowNotFound(table, target.Row.Value);
        return found[target.Column!];
    });
}

using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Endpoints.Files;
using TypedDynamics.Emulator.Files;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Rules;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>Sets or clears one column of one row.</summary>
internal static class WriteColumn
{
    public static Answer Set(Call call, Target target)
    {
        if (IsFile(call) && FileColumn.Find(target.Table!, target.Column) is { } file)
            return UploadFile.Write(call, target, file);
        using var body = call.ReadJson(target.Table!);
        if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.TryGetProperty("value", out var value))
            throw ODataErrors.Payload(target.Table!, "Microsoft.OData.ODataException: The property 'value' is expected in the payload of a property.");
        return Write(call, target, JsonValues.Read(value, target.Column!, target.Table!));
    }

    public static Answer Clear(Call call, Target target) =>
        FileColumn.Find(target.Table!, target.Column) is { } file ? RemoveFile.Write(call, target, file) : Write(call, target, null);

    // An image may come as JSON too.
    private static bool IsFile(Call call) => call.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true || call.Transfer.Mode is not null;

    private static Answer Write(Call call, Target target, object? value) => call.Service.Database.Write(connection =>
    {
        var (table, column, id) = (target.Table!, target.Column!, target.Row!.Value);
        if (column.Kind == ColumnKind.Lookup)
            throw ODataErrors.LookupWrittenAsValue();
        var row = UpdateRow.RowById(call, connection, table, id) ?? throw ODataErrors.RowNotFound(table, id);
        Preconditions.Check(call, table, row);
        var change = new RowInput(table);
        if (PayloadReading.ForUpdate(column))
            change.Values[column] = value;
        call.AlterationOver(connection).Change(change, row);
        return Call.NoContent;
    });
}

using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Rules;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>Sets or clears one column of one row.</summary>
internal static class WriteColumn
{
    public static Answer Set(Call call, Target target)
    {
        using var body = call.ReadJson(target.Table!);
        if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.TryGetProperty("value", out var value))
            throw ODataErrors.Payload(target.Table!, "Microsoft.OData.ODataException: The property 'value' is expected in the payload of a property.");
        return Write(call, target, JsonValues.Read(value, target.Column!, target.Table!));
    }

    public static Answer Clear(Call call, Target target) => Write(call, target, null);

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

using System.Text.Json;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Rules;
using TypedDynamics.Emulator.Security;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>Ties rows together and apart, by <c>$ref</c>.</summary>
internal static class References
{
    public static Answer Add(Call call, Target target) => Write(call, target, (connection, navigation, row) =>
    {
        var other = Sent(call, connection, navigation);
        if (navigation.Through is { } through)
            Pair(connection, through, row.Id, other.Id);
        else
            Point(call, connection, navigation.Target, other.Id, navigation.Column!, new Reference(row.Id, row.Table.LogicalName));
    });

    public static Answer Set(Call call, Target target) => Write(call, target, (connection, navigation, row) =>
        Point(call, connection, row.Table, row.Id, navigation.Column!, Sent(call, connection, navigation)));

    public static Answer Clear(Call call, Target target) => Write(call, target, (connection, navigation, row) =>
        Point(call, connection, row.Table, row.Id, navigation.Column!, null));

    public static Answer Remove(Call call, Target target) => Write(call, target, (connection, navigation, row) =>
    {
        var other = target.Related ?? (call.Option("$id", out var address)
            ? call.BindingsOver(connection).Follow(address, navigation.Target).Id
            : throw ODataErrors.BadRequest("The reference to remove is missing: name the row in the address or in $id."));
        if (navigation.Through is { } through)
            Rows.DeletePairs(connection, through, row.Id, other);
        else
            Point(call, connection, navigation.Target, other, navigation.Column!, null);
    });

    private static Answer Write(Call call, Target target, Action<SqliteConnection, Navigation, Row> write) => call.Service.Database.Write(connection =>
    {
        var (table, id) = (target.Table!, target.Row!.Value);
        if (!target.Navigation!.IsKnown)
            throw ODataErrors.NoLookup(target.Navigation);
        call.Actor.Access.Require(Access.Append, table);
        call.Actor.Access.Require(Access.AppendTo, target.Navigation.Target);
        write(connection, target.Navigation, UpdateRow.RowById(call, connection, table, id) ?? throw ODataErrors.RowNotFound(table, id));
        return Call.NoContent;
    });

    private static Reference Sent(Call call, SqliteConnection connection, Navigation navigation)
    {
        using var body = call.ReadJson(navigation.Target);
        if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.TryGetProperty("@odata.id", out var address) || address.ValueKind != JsonValueKind.String)
            throw ODataErrors.Payload(navigation.Target, "Microsoft.OData.ODataException: The property '@odata.id' is expected in the payload of a reference.");
        return call.BindingsOver(connection).Follow(address.GetString()!, navigation.Target);
    }

    private static void Pair(SqliteConnection connection, Intersection through, Guid row, Guid other)
    {
        try
        {
            Rows.InsertPair(connection, through, row, other, Rows.NextVersion(connection));
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            throw ODataErrors.Duplicate();
        }
    }

    private static void Point(Call call, SqliteConnection connection, Table table, Guid id, Column column, Reference? reference)
    {
        var row = UpdateRow.RowById(call, connection, table, id) ?? throw ODataErrors.RowNotFound(table, id);
        var change = new RowInput(row.Table);
        change.Values[column] = reference;
        call.AlterationOver(connection).Change(change, row);
    }
}

using System.Net;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Rules;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>Changes a row; makes it where there is none, unless <c>If-Match</c> demands one.</summary>
internal static class UpdateRow
{
    public static Answer Write(Call call, Target target)
    {
        if (target.IsEmpty)
            throw ODataErrors.NotFound(call.Path);
        var table = target.Table!;
        using var payload = call.ReadJson(table);
        var (id, isNew) = call.Service.Database.Write(connection =>
        {
            var current = target.Row is { } known ? RowById(call, connection, table, known) : null;
            Preconditions.Check(call, table, current);
            if (current is null && Preconditions.RequiresRow(call))
                throw target.Missing ?? ODataErrors.RowNotFound(table, target.Row!.Value);
            var reading = new PayloadReading(
                call.BindingsOver(connection).Follow, current is null ? PayloadReading.ForCreate : PayloadReading.ForUpdate);
            var sent = reading.Read(payload.RootElement, table);
            return current is null ? (Create(call, connection, target, sent), true) : (Change(call, connection, sent, current), false);
        });

        var answer = call.Preferences.ReturnRepresentation
            ? ReadRow.Read(call, call.Query(table) with { Expansions = [] }, id, isNew ? HttpStatusCode.Created : HttpStatusCode.OK) with { Applied = ["return=representation"] }
            : Call.NoContent;
        return answer with { EntityId = target.AlternateKey.Count > 0 ? call.Uri.GetLeftPart(UriPartial.Path) : RowLinks.OfRow(call.ServiceRoot, table, id) };
    }

    private static Guid Change(Call call, SqliteConnection connection, RowInput sent, Row current)
    {
        call.AlterationOver(connection).Change(sent, current);
        return current.Id;
    }

    // What the address says of the new row counts, unless the body says otherwise.
    private static Guid Create(Call call, SqliteConnection connection, Target target, RowInput sent)
    {
        if (target.Row is { } id)
            sent.Values[sent.Table.PrimaryId] = id;
        foreach (var (column, value) in target.AlternateKey)
            sent.Values.TryAdd(column, value);
        return call.CreationOver(connection).Create(sent);
    }

    public static Row? RowById(Call call, SqliteConnection connection, Table table, Guid id) => new RowFetching(connection, call.Org).ById(table, id);
}

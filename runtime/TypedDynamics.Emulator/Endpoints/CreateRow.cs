using System.Net;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Rules;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>Creates a row, with the rows nested in it, in one transaction.</summary>
internal static class CreateRow
{
    public static Answer Write(Call call, Target target) => Write(call, target, static _ => { });

    /// <summary>A row of a collection refers to the row that holds it.</summary>
    public static Answer WriteInto(Call call, Target target)
    {
        var (navigation, holder) = (target.Parent!.Navigation, target.Parent.Parents[0]);
        if (!navigation.IsKnown)
            throw ODataErrors.NoLookup(navigation);
        if (navigation.Column is not { } column)
            throw ODataErrors.NotImplemented($"creating a row inside the N:N relationship {navigation.Name}");
        return Write(call, target, row => row.Values.TryAdd(column, new Reference(holder, navigation.Source.LogicalName)));
    }

    private static Answer Write(Call call, Target target, Action<RowInput> complete)
    {
        var table = target.Table!;
        using var payload = call.ReadJson(table);
        var query = call.Preferences.ReturnRepresentation ? call.Query(table) : null;
        var (id, partition) = call.Service.Database.Write(connection =>
        {
            var row = new PayloadReading(call.BindingsOver(connection).Follow, PayloadReading.ForCreate).Read(payload.RootElement, table);
            complete(row);
            return (call.CreationOver(connection).Create(row), row.Get("partitionid") as string);
        });
        var created = query is null ? Call.NoContent : ReadRow.Read(call, query, id, HttpStatusCode.Created) with { Applied = ["return=representation"] };
        return created with { EntityId = RowLinks.OfNewRow(call.ServiceRoot, table, id, partition) };
    }
}

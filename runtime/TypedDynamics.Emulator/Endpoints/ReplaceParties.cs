using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Rules;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>Gives an activity other parties in place of all that it has: <c>PUT emails({id})/email_activity_parties</c>. No other collection is set so.</summary>
internal static class ReplaceParties
{
    public static Answer Write(Call call, Target target)
    {
        var (parties, navigation, activity) = (target.Table!, target.Parent!.Navigation, target.Parent.Parents[0]);
        if (parties.LogicalName != WellKnown.Parties || navigation.Column is not { } column)
            throw ODataErrors.MethodNotAllowed(call.Method, call.Path);
        using var payload = call.ReadJson(parties);
        if (payload.RootElement.ValueKind != JsonValueKind.Object || !payload.RootElement.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.Array)
            throw ODataErrors.Payload(parties, "Microsoft.OData.ODataException: The property 'value' is expected in the payload, a collection of parties.");

        var holder = new Reference(activity, navigation.Source.LogicalName);
        return call.Service.Database.Write(connection =>
        {
            var current = UpdateRow.RowById(call, connection, navigation.Source, activity) ?? throw ODataErrors.RowNotFound(navigation.Source, activity);
            Preconditions.Check(call, navigation.Source, current);
            foreach (var old in Rows.ReferringTo(connection, parties, column, holder))
                call.DeletionOver(connection).Delete(parties, old);
            var reading = new PayloadReading(call.BindingsOver(connection).Follow, PayloadReading.ForCreate);
            foreach (var each in value.EnumerateArray())
            {
                var party = reading.Read(each, parties);
                party.Values[column] = holder;
                call.CreationOver(connection).Create(party);
            }

            // Its parties are part of the activity: it has been changed.
            call.AlterationOver(connection).Change(new RowInput(current.Table), current);
            return Call.NoContent;
        });
    }
}

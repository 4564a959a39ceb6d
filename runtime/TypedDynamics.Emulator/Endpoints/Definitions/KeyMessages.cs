using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Schema.Editing;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

internal static class KeyMessages
{
    /// <summary>Has the index of an alternate key built again that could not be built before.</summary>
    public static Answer Reactivate(Call call, Target target)
    {
        call.Actor.Access.RequireCustomization();
        var sent = DefinitionBody.Read(call);
        var (table, key) = (Payload.RequireText(sent, "EntityLogicalName"), Payload.RequireText(sent, "EntityKeyLogicalName"));
        call.Service.Schema.Change(edit =>
        {
            new KeyMaking(edit).Reactivate(table, key);
            return true;
        });
        return Call.NoContent;
    }
}

using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Schema.Editing;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>The messages that change options of choices.</summary>
internal static class OptionMessages
{
    public static Answer Insert(Call call, Target target) => Inserted(call, "InsertOptionValue", static changes => changes.Insert());

    public static Answer InsertStatus(Call call, Target target) => Inserted(call, "InsertStatusValue", static changes => changes.InsertStatus());

    public static Answer Update(Call call, Target target) => Done(call, static changes => changes.Update());

    public static Answer UpdateState(Call call, Target target) => Done(call, static changes => changes.UpdateState());

    public static Answer Delete(Call call, Target target) => Done(call, static changes => changes.Delete());

    public static Answer Order(Call call, Target target) => Done(call, static changes => changes.Order());

    private static Answer Inserted(Call call, string message, Func<OptionChanges, int> insert)
    {
        var value = Change(call, insert);
        return call.Result(message, json => json.WriteNumber("NewOptionValue", value));
    }

    private static Answer Done(Call call, Action<OptionChanges> change)
    {
        Change(call, changes =>
        {
            change(changes);
            return true;
        });
        return Call.NoContent;
    }

    private static T Change<T>(Call call, Func<OptionChanges, T> change)
    {
        call.Actor.Access.RequireCustomization();
        var sent = DefinitionBody.Read(call);
        return call.Service.Schema.Change(edit => change(new OptionChanges(edit, sent)));
    }
}

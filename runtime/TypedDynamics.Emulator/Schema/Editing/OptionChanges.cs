using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>Changes the options of a choice: of one column, or of a global choice and all columns that have it.</summary>
/// <param name="edit">The change that this is part of.</param>
/// <param name="sent">What the message says: <c>OptionSetName</c>, or <c>EntityLogicalName</c> and <c>AttributeLogicalName</c>.</param>
internal sealed class OptionChanges(SchemaEdit edit, JsonObject sent)
{
    public int Insert()
    {
        var value = 0;
        // The value is chosen once, and the same in every copy.
        Change(set =>
        {
            OptionsOf(set);
            sent["Value"] = value = OptionSetMaking.Insert(set, sent);
        });
        return value;
    }

    public int InsertStatus()
    {
        var state = sent.Number("StateCode") ?? throw DefinitionErrors.Invalid("Required field 'StateCode' is missing.");
        RequireState(state);
        sent["@odata.type"] = "#Microsoft.Dynamics.CRM.StatusOptionMetadata";
        sent["State"] = state;
        sent["TransitionData"] = null;
        return Insert();
    }

    public void Update() => Await(set =>
    {
        var option = Find(set);
        Relabel(option, "Label");
        Relabel(option, "Description");
        if (sent["ParentValues"] is { } parents)
            option["ParentValues"] = parents.DeepClone();
    });

    public void UpdateState() => Await(set =>
    {
        var option = Find(set);
        Relabel(option, "Label");
        Relabel(option, "Description");
        if (sent.Number("DefaultStatusCode") is { } status)
            option["DefaultStatus"] = status;
    });

    public void Delete() => Change(set => OptionsOf(set).Remove(Find(set)));

    public void Order() => Await(set =>
    {
        var values = (sent["Values"] as JsonArray ?? throw DefinitionErrors.Invalid("Required field 'Values' is missing.")).Select(static each => each!.GetValue<int>()).ToList();
        var options = set.Objects("Options").ToList();
        if (!options.Select(static option => option.Number("Value")!.Value).ToHashSet().SetEquals(values) || values.Count != options.Count)
            throw DefinitionErrors.Invalid("Values must hold the value of every option once.");
        var ordered = values.ConvertAll(value => options.First(option => option.Number("Value") == value));
        set["Options"] = new JsonArray([.. ordered.Select(static option => option.DeepClone())]);
    });

    private static JsonArray OptionsOf(JsonObject set) =>
        set["Options"] as JsonArray ?? throw DefinitionErrors.Invalid($"The option set '{set.Text("Name")}' is one of yes and no, and has neither more nor fewer options.");

    private JsonObject Find(JsonObject set)
    {
        var value = sent.Number("Value") ?? throw DefinitionErrors.Invalid("Required field 'Value' is missing.");
        return set.Objects("Options").Concat(new[] { set["TrueOption"], set["FalseOption"] }.OfType<JsonObject>()).FirstOrDefault(option => option.Number("Value") == value)
            ?? throw DefinitionErrors.Invalid($"The option set '{set.Text("Name")}' has no option with the value {value}.");
    }

    private void RequireState(int state)
    {
        var (table, column) = Column();
        var states = edit.Entity(table).Objects("Attributes").FirstOrDefault(static each => each.Text("AttributeType") == "State")?["OptionSet"] as JsonObject;
        if (edit.Entity(table).Attribute(column)?.Text("AttributeType") != "Status" || states?.Objects("Options").Any(option => option.Number("Value") == state) != true)
            throw DefinitionErrors.Invalid($"'{table}' has no state {state} that '{column}' could have statuses of.");
    }

    private void Relabel(JsonObject option, string property)
    {
        if (sent[property] is not { } label)
            return;
        var id = StableId.Of(option[property]?["LocalizedLabels"]?.AsArray().OfType<JsonObject>().FirstOrDefault()?.Text("MetadataId") ?? Guid.NewGuid().ToString("D"), property);
        option[property] = sent.Flag("MergeLabels") ? Labels.Merge(option[property], label, id) : Labels.Complete(label, id);
    }

    private void Change(Action<JsonObject> change)
    {
        if (GlobalName() is not { } name)
        {
            var (table, column) = Column();
            edit.Change(table, entity => change(Options(entity, column)));
            return;
        }

        var set = edit.OptionSet(name) ?? throw DefinitionErrors.NotThere("OptionSet", name);
        change(set);
        edit.AddOptionSet(set);
        edit.ChangeWaitingSet(name, change);
        foreach (var (table, column) in edit.ColumnsWith(name).ToList())
            edit.Change(table, entity => SchemaEdit.SetOptions(entity.Attribute(column)!, set));
    }

    private void Await(Action<JsonObject> change)
    {
        if (GlobalName() is { } name)
        {
            edit.ChangeUnpublishedSet(name, change);
            return;
        }

        var (table, column) = Column();
        edit.ChangeUnpublished(table, entity => change(Options(entity, column)));
    }

    private string? GlobalName()
    {
        if (sent.Text("OptionSetName") is { Length: > 0 } name)
            return name;
        var (table, column) = Column();
        return Options(edit.Entity(table), column) is { } set && set.Flag("IsGlobal") ? set.Text("Name") : null;
    }

    private (string Table, string Column) Column() => (Payload.RequireText(sent, "EntityLogicalName"), Payload.RequireText(sent, "AttributeLogicalName"));

    private static JsonObject Options(JsonObject entity, string column) =>
        (entity.Attribute(column) ?? throw DefinitionErrors.NoColumn(entity.Text("LogicalName")!, column))["OptionSet"] as JsonObject ?? throw DefinitionErrors.Invalid($"The attribute '{column}' has no options.");
}

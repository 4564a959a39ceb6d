using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>Makes choices that several columns may share.</summary>
internal static class GlobalChoices
{
    public static Guid Make(SchemaEdit edit, JsonObject sent)
    {
        var name = Payload.RequireText(sent, "Name");
        if (!name.Contains('_', StringComparison.Ordinal))
            throw DefinitionErrors.Invalid($"The name '{name}' is not valid: it begins with the prefix of a publisher and an underscore (new_colors).");
        if (edit.OptionSet(name) is not null)
            throw DefinitionErrors.AlreadyThere("An option set", name);
        var set = OptionSetMaking.Make(sent, name, isGlobal: true, sent.Text("OptionSetType") ?? "Picklist");
        edit.AddOptionSet(set);
        return Guid.Parse(set.Text("MetadataId")!);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>Makes option sets of what was sent.</summary>
internal static class OptionSetMaking
{
    // What the service makes of the default publisher's number, times ten thousand.
    private const int FirstValue = 727_000_000;

    /// <summary>The options of one column, or of many where they are global.</summary>
    public static JsonObject Make(JsonObject sent, string name, bool isGlobal, string kind)
    {
        var id = Guid.NewGuid();
        var type = kind == "Boolean" ? DefinitionTypes.BooleanOptionSet : DefinitionTypes.OptionSet;
        var set = Template.Of(type, id);
        if (isGlobal)
            set["@odata.type"] = "#" + DefinitionTypes.Namespace + type.Name;
        var scalars = sent.DeepClone().AsObject();
        foreach (var list in (string[])["Options", "TrueOption", "FalseOption"])
            scalars.Remove(list);
        Payload.Apply(set, scalars, type, mergeLabels: false);
        set["Name"] = name;
        set["IsGlobal"] = isGlobal;
        set["IsCustomOptionSet"] = true;
        set["OptionSetType"] = kind;
        set["IntroducedVersion"] = "1.0.0.0";
        if (kind == "Boolean")
        {
            set["TrueOption"] = OptionOf(sent["TrueOption"] as JsonObject, 1, "Yes", id);
            set["FalseOption"] = OptionOf(sent["FalseOption"] as JsonObject, 0, "No", id);
            return set;
        }

        set["Options"] = new JsonArray();
        foreach (var option in sent.Objects("Options"))
            Insert(set, option);
        return set;
    }

    /// <summary>Adds an option behind the others, and gives it a value where none was sent.</summary>
    /// <returns>The option's value.</returns>
    public static int Insert(JsonObject set, JsonObject sent)
    {
        var taken = set.Objects("Options").Select(static option => option.Number("Value")).ToHashSet();
        if (sent["Value"] is { } told && sent.Number("Value") is null)
            throw DefinitionErrors.Invalid($"The value {told.ToJsonString()} of an option is not a whole number of 32 bits.");
        var value = sent.Number("Value") ?? Enumerable.Range(FirstValue, int.MaxValue - FirstValue).First(each => !taken.Contains(each));
        if (taken.Contains(value))
            throw DefinitionErrors.OptionTaken(value);
        set["Options"]!.AsArray().Add(OptionOf(sent, value, null, Guid.Parse(set.Text("MetadataId")!)));
        return value;
    }

    private static JsonObject OptionOf(JsonObject? sent, int value, string? label, Guid set)
    {
        var id = StableId.Of(set.ToString("D"), value.ToString(CultureInfo.InvariantCulture));
        var option = new JsonObject
        {
            ["Value"] = value,
            ["Label"] = sent?["Label"] is { } text ? Labels.Complete(text, id) : label is null ? Labels.Empty() : Labels.Of(label, id),
            ["Description"] = sent?["Description"] is { } description ? Labels.Complete(description, StableId.Of(id.ToString("D"), "description")) : Labels.Empty(),
            ["Color"] = sent?["Color"]?.DeepClone(),
            ["IsManaged"] = false,
            ["ExternalValue"] = sent?["ExternalValue"]?.DeepClone() ?? "",
            ["ParentValues"] = sent?["ParentValues"]?.DeepClone() ?? new JsonArray(),
            ["MetadataId"] = null,
            ["HasChanged"] = null,
        };
        foreach (var own in (string[])["@odata.type", "State", "TransitionData", "DefaultStatus", "InvariantName"])
        {
            if (sent?.TryGetPropertyValue(own, out var value2) == true)
                option[own] = own == "@odata.type" ? "#" + value2!.GetValue<string>().TrimStart('#') : value2?.DeepClone();
        }

        return option;
    }
}

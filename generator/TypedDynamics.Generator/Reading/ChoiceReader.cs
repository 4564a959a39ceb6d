using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Reads an option set: of a choice, state or status column, or the two of a yes/no column.</summary>
internal static class ChoiceReader
{
    private static readonly JsonNames s_choice = new("Name", "IsGlobal", "DisplayName", "Description", "Options", "FalseOption", "TrueOption");
    private static readonly JsonNames s_option = new("Value", "Label", "Description", "InvariantName", "State");

    /// <summary>Null for null, and for an option set without a name: nothing can be called after it.</summary>
    public static ChoiceSchema? Read(JsonTokens json)
    {
        if (!json.TryEnterObject()) return null;
        string? choiceName = null, label = null, description = null;
        var isGlobal = false;
        var options = new List<OptionSchema>();
        while (json.NextMember(s_choice, out var name))
        {
            switch (name)
            {
                case "Name":
                    choiceName = json.ReadString();
                    break;
                case "IsGlobal":
                    isGlobal = json.ReadBoolean() ?? false;
                    break;
                case "DisplayName":
                    label = LabelReader.Read(json);
                    break;
                case "Description":
                    description = LabelReader.Read(json);
                    break;
                case "Options":
                    ReadOptions(json, options);
                    break;
                case "FalseOption" or "TrueOption":
                    ReadOption(json, options);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        if (string.IsNullOrEmpty(choiceName)) return null;
        options.Sort(static (a, b) => a.Value.CompareTo(b.Value));
        return new ChoiceSchema { Name = choiceName!, IsGlobal = isGlobal, Label = label, Description = description, Options = options };
    }

    private static void ReadOptions(JsonTokens json, List<OptionSchema> options)
    {
        if (!json.TryEnterArray()) return;
        while (json.NextItem()) ReadOption(json, options);
    }

    private static void ReadOption(JsonTokens json, List<OptionSchema> options)
    {
        if (!json.TryEnterObject()) return;
        int? value = null, state = null;
        string? label = null, description = null, invariantName = null;
        while (json.NextMember(s_option, out var name))
        {
            switch (name)
            {
                case "Value":
                    value = json.ReadInteger();
                    break;
                case "Label":
                    label = LabelReader.Read(json);
                    break;
                case "Description":
                    description = LabelReader.Read(json);
                    break;
                case "InvariantName":
                    invariantName = json.ReadString();
                    break;
                case "State":
                    state = json.ReadInteger();
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        if (value is { } number && !options.Exists(option => option.Value == number))
        {
            options.Add(new OptionSchema(number, label, description, string.IsNullOrEmpty(invariantName) ? null : invariantName, state));
        }
    }
}

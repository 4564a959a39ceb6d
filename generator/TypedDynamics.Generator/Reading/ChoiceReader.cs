using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>An option set: the value behind <c>OptionSet</c> or <c>GlobalOptionSet</c>.</summary>
internal static class ChoiceReader
{
    /// <summary>Null for null, and for the two options of a yes/no column, which C# has a type for.</summary>
    public static ChoiceSchema? Read(JsonTokens json)
    {
        if (!json.BeginObject()) return null;
        string? name = null;
        string? label = null;
        string? description = null;
        var isGlobal = false;
        List<OptionSchema>? options = null;
        while (json.NextName())
        {
            if (json.Is("Name")) name = json.NullableString();
            else if (json.Is("IsGlobal")) isGlobal = json.NullableBoolean() ?? false;
            else if (json.Is("DisplayName")) label = json.Label();
            else if (json.Is("Description")) description = json.Label();
            else if (json.Is("Options")) options = json.Objects(ReadOption);
            else json.SkipValue();
        }

        if (name is null || options is null) return null;
        options.Sort(static (left, right) => left.Value.CompareTo(right.Value));
        return new() { Name = name, IsGlobal = isGlobal, Label = label, Description = description, Options = options };
    }

    private static OptionSchema? ReadOption(JsonTokens json)
    {
        int? value = null;
        string? label = null;
        string? description = null;
        string? invariantName = null;
        int? state = null;
        while (json.NextName())
        {
            if (json.Is("Value")) value = json.NullableInt32();
            else if (json.Is("Label")) label = json.Label();
            else if (json.Is("Description")) description = json.Label();
            else if (json.Is("InvariantName")) invariantName = json.NullableString();
            else if (json.Is("State")) state = json.NullableInt32();
            else json.SkipValue();
        }

        return value is { } number ? new(number, label, description, invariantName, state) : null;
    }
}

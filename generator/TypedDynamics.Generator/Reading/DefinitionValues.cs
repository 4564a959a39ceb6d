using System.Globalization;

namespace TypedDynamics.Generator.Reading;

/// <summary>The value shapes that recur in definitions.</summary>
internal static class DefinitionValues
{
    private static readonly JsonNames s_value = new("Value");

    /// <summary>The text in <c>{"Value": "…"}</c>, as managed properties and type names are written.</summary>
    public static string? ReadValue(JsonTokens json)
    {
        if (!json.TryEnterObject()) return null;
        string? value = null;
        while (json.NextMember(s_value, out var name))
        {
            if (name.Length > 0) value = json.ReadString();
            else json.Skip();
        }

        return value;
    }

    public static DateTime? ReadDate(JsonTokens json)
    {
        const DateTimeStyles utc = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;
        return json.ReadString() is { } text && DateTime.TryParse(text, CultureInfo.InvariantCulture, utc, out var date) ? date : null;
    }

    /// <summary>In order; empty for null.</summary>
    public static List<string> ReadStrings(JsonTokens json)
    {
        var strings = new List<string>();
        if (!json.TryEnterArray()) return strings;
        while (json.NextItem())
        {
            if (json.ReadString() is { Length: > 0 } item) strings.Add(item);
        }

        return strings;
    }
}

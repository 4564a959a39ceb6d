namespace TypedDynamics.Generator.Reading;

/// <summary>Reads a Label: the caller's own language, else the first that has a text.</summary>
internal static class LabelReader
{
    private static readonly JsonNames s_label = new("UserLocalizedLabel", "LocalizedLabels");
    private static readonly JsonNames s_localized = new("Label");

    public static string? Read(JsonTokens json)
    {
        if (!json.TryEnterObject()) return null;
        string? own = null, any = null;
        while (json.NextMember(s_label, out var name))
        {
            switch (name)
            {
                case "UserLocalizedLabel":
                    own = ReadLocalized(json);
                    break;
                case "LocalizedLabels":
                    any = ReadFirst(json);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return own ?? any;
    }

    private static string? ReadFirst(JsonTokens json)
    {
        if (!json.TryEnterArray()) return null;
        string? first = null;
        while (json.NextItem())
        {
            if (first is null) first = ReadLocalized(json);
            else json.Skip();
        }

        return first;
    }

    private static string? ReadLocalized(JsonTokens json)
    {
        if (!json.TryEnterObject()) return null;
        string? label = null;
        while (json.NextMember(s_localized, out var name))
        {
            if (name == "Label") label = json.ReadString();
            else json.Skip();
        }

        return string.IsNullOrWhiteSpace(label) ? null : label;
    }
}

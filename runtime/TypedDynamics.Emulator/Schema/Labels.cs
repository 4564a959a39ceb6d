using System.Globalization;
using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Schema;

/// <summary>Labels as definitions hold them: the text in each language, and the caller's once more.</summary>
internal static class Labels
{
    /// <summary>The language of the emulated organization.</summary>
    public const int Language = 1033;

    public static JsonObject Empty() => new() { ["LocalizedLabels"] = new JsonArray(), ["UserLocalizedLabel"] = null };

    public static JsonObject Of(string text, Guid id) => Of([Localized(text, Language, id)]);

    /// <summary>A label as it was sent, with what the service adds.</summary>
    /// <param name="sent">The label of a payload; null for none.</param>
    /// <param name="id">Tells the label from others.</param>
    public static JsonObject Complete(JsonNode? sent, Guid id)
    {
        var texts = TextsOf(sent);
        return Of([.. texts.Select(text => Localized(text.Text, text.Language, texts.Count == 1 ? id : StableId.Of(id.ToString("D"), text.Language.ToString(CultureInfo.InvariantCulture))))]);
    }

    /// <summary>The old label with the texts of the new one in its languages.</summary>
    public static JsonObject Merge(JsonNode? old, JsonNode? sent, Guid id)
    {
        var changed = Complete(sent, id);
        var languages = TextsOf(changed).Select(static text => text.Language).ToHashSet();
        var kept = (old?["LocalizedLabels"] as JsonArray ?? []).OfType<JsonObject>().Where(label => label["LanguageCode"]?.GetValue<int>() is { } language && !languages.Contains(language));
        return Of([.. kept.Select(static label => label.DeepClone().AsObject()), .. changed["LocalizedLabels"]!.AsArray().Select(static label => label!.DeepClone().AsObject())]);
    }

    private static List<(string Text, int Language)> TextsOf(JsonNode? label)
    {
        if (label is not null and not JsonObject)
            throw DefinitionErrors.Invalid("A label is an object with LocalizedLabels, each with a Label and a LanguageCode.");
        var localized = (label?["LocalizedLabels"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (localized.Count == 0 && label?["UserLocalizedLabel"] is JsonObject own)
            localized.Add(own);
        return [.. from each in localized let text = each["Label"]?.GetValue<string>() where text is not null select (text, each["LanguageCode"]?.GetValue<int>() ?? Language)];
    }

    private static JsonObject Of(JsonObject[] localized)
    {
        var own = Array.Find(localized, static label => label["LanguageCode"]!.GetValue<int>() == Language) ?? localized.FirstOrDefault();
        return new() { ["LocalizedLabels"] = new JsonArray([.. localized]), ["UserLocalizedLabel"] = own?.DeepClone() };
    }

    private static JsonObject Localized(string text, int language, Guid id) => new()
    {
        ["Label"] = text,
        ["LanguageCode"] = language,
        ["IsManaged"] = false,
        ["MetadataId"] = id.ToString("D"),
        ["HasChanged"] = null,
    };
}

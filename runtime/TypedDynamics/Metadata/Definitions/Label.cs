using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A text in all languages that it has.</summary>
/// <remarks>A label that is written must have the org's base language (<see cref="OrgMetadata.GetLanguagesAsync"/>), and languages that the org has provisioned.</remarks>
public sealed record Label : MetadataNode
{
    /// <summary>English (United States), the base language of most orgs: what labels made of a bare text are in.</summary>
    public const int English = 1033;

    internal Label(JsonElement json)
        : base(json)
    {
    }

    /// <summary>A text in one language; more by <see cref="With"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="languageCode">Its language (LCID).</param>
    public Label(string text, int languageCode = English)
        : base(NodeValues.New("Label"))
    {
        ArgumentNullException.ThrowIfNull(text);
        LocalizedLabels = [new(text, languageCode)];
    }

    /// <summary>The texts.</summary>
    public IReadOnlyList<LocalizedLabel> LocalizedLabels
    {
        get => Nodes(static json => new LocalizedLabel(json)) ?? [];
        private init => Put(value);
    }

    /// <summary>The text in the caller's language; null where there is none, and in a label that was not read.</summary>
    public LocalizedLabel? UserLocalizedLabel
    {
        get => Node(static json => new LocalizedLabel(json));
        private init => Put(value);
    }

    /// <summary>The caller's text, or the first; null in an empty label.</summary>
    public string? Text => UserLocalizedLabel?.Label ?? LocalizedLabels.FirstOrDefault()?.Label;

    /// <summary>The text in that language; null where there is none.</summary>
    public string? In(int languageCode) => LocalizedLabels.FirstOrDefault(label => label.LanguageCode == languageCode)?.Label;

    /// <summary>The same label, with that text in that language.</summary>
    public Label With(string text, int languageCode)
    {
        ArgumentNullException.ThrowIfNull(text);
        var others = LocalizedLabels.Any(label => label.LanguageCode == languageCode)
            ? LocalizedLabels.Select(label => label.LanguageCode == languageCode ? label with { Label = text } : label)
            : LocalizedLabels.Append(new(text, languageCode));
        return UserLocalizedLabel?.LanguageCode == languageCode
            ? this with { LocalizedLabels = [.. others], UserLocalizedLabel = UserLocalizedLabel with { Label = text } }
            : this with { LocalizedLabels = [.. others] };
    }

    /// <summary>A text in English (1033); in another language by <see cref="Label(string, int)"/>.</summary>
    public static implicit operator Label(string text) => new(text);

    private protected override string? Title => Text;
}

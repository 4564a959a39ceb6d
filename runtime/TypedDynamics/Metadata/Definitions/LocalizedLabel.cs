using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A text in one language.</summary>
public sealed record LocalizedLabel : MetadataNode
{
    internal LocalizedLabel(JsonElement json)
        : base(json)
    {
    }

    /// <param name="label">The text.</param>
    /// <param name="languageCode">Its language (LCID).</param>
    public LocalizedLabel(string label, int languageCode)
        : base(NodeValues.New("LocalizedLabel"))
    {
        Label = label;
        LanguageCode = languageCode;
    }

    /// <summary>The text.</summary>
    public string? Label { get => TextOf(); init => Put(value); }

    /// <summary>Its language (LCID): 1033 for English (United States).</summary>
    public int? LanguageCode { get => Number(); init => Put(value); }

    /// <summary>True when a managed solution brought it.</summary>
    public bool? IsManaged => Flag();

    /// <summary>Its id.</summary>
    public Guid? MetadataId => Id();

    /// <summary>In answers of <see cref="OrgMetadata.GetChangesAsync"/>: whether it is new or changed.</summary>
    public bool? HasChanged => Flag();

    private protected override string? Title => Label;
}

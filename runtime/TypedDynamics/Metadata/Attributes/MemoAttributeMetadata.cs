using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A text of several lines.</summary>
public sealed record MemoAttributeMetadata : AttributeMetadata
{
    internal MemoAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Characters at most: 1 to 1,048,576.</summary>
    public int? MaxLength { get => Number(); init => Put(value); }

    /// <summary>What it holds, of the formats that there have always been.</summary>
    public StringFormat? Format { get => Choice<StringFormat>(); init => Put(value); }

    /// <summary>What it holds: <c>Text</c>, <c>TextArea</c>, <c>RichText</c>.</summary>
    public string? FormatName { get => WrappedText(); init => PutWrapped(value); }

    /// <summary>Whether it has a value for each language.</summary>
    public bool? IsLocalizable => Flag();

    /// <summary>What an input method editor does.</summary>
    public ImeMode? ImeMode { get => Choice<ImeMode>(); init => Put(value); }
}

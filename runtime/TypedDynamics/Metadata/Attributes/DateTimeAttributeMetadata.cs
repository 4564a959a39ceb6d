using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A date, with or without a time.</summary>
public sealed record DateTimeAttributeMetadata : AttributeMetadata
{
    internal DateTimeAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Whether people see a time.</summary>
    public DateTimeFormat? Format { get => Choice<DateTimeFormat>(); init => Put(value); }

    /// <summary>What the value means in other time zones.</summary>
    public DateTimeBehavior? DateTimeBehavior { get => WrappedChoice<DateTimeBehavior>(); init => PutWrapped(value?.ToString()); }

    /// <summary>Whether the behavior may be changed.</summary>
    public BooleanManagedProperty? CanChangeDateTimeBehavior { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>The earliest value.</summary>
    public DateTimeOffset? MinSupportedValue => Time();

    /// <summary>The latest value.</summary>
    public DateTimeOffset? MaxSupportedValue => Time();

    /// <summary>What an input method editor does.</summary>
    public ImeMode? ImeMode { get => Choice<ImeMode>(); init => Put(value); }

    /// <summary>The definition of a calculated or rollup column, as XML or as a formula.</summary>
    public string? FormulaDefinition { get => TextOf(); init => Put(value); }

    /// <summary>What a calculated column is made of, as bits.</summary>
    public int? SourceTypeMask => Number();
}

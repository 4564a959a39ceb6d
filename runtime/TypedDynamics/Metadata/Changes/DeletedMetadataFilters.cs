namespace TypedDynamics.Metadata;

/// <summary>Kinds of definitions whose deletions are told.</summary>
[Flags]
public enum DeletedMetadataFilters
{
    /// <summary>Tables.</summary>
    Default = 1,

    /// <summary>Columns.</summary>
    Attribute = 2,

    /// <summary>Relationships.</summary>
    Relationship = 4,

    /// <summary>Labels.</summary>
    Label = 8,

    /// <summary>Choices.</summary>
    OptionSet = 16,

    /// <summary>All of them.</summary>
    All = 31,
}

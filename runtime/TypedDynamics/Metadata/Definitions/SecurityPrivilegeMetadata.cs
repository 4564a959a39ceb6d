using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A privilege on the rows of a table.</summary>
public sealed record SecurityPrivilegeMetadata : MetadataNode
{
    internal SecurityPrivilegeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Its name: <c>prvCreateAccount</c>.</summary>
    public string? Name => TextOf();

    /// <summary>Its id.</summary>
    public Guid? PrivilegeId => Id();

    /// <summary>What it allows.</summary>
    public PrivilegeType? PrivilegeType => Choice<PrivilegeType>();

    /// <summary>Whether it can be granted for own rows.</summary>
    public bool? CanBeBasic => Flag();

    /// <summary>Whether it can be granted for the business unit.</summary>
    public bool? CanBeLocal => Flag();

    /// <summary>Whether it can be granted for the business unit and those below.</summary>
    public bool? CanBeDeep => Flag();

    /// <summary>Whether it can be granted for the whole org.</summary>
    public bool? CanBeGlobal => Flag();

    /// <summary>Whether it is about references.</summary>
    public bool? CanBeEntityReference => Flag();

    /// <summary>Whether it is about references to a parent.</summary>
    public bool? CanBeParentEntityReference => Flag();

    /// <summary>Whether it can be narrowed to a filter.</summary>
    public bool? CanBeRecordFilter => Flag();

    private protected override string? Title => Name;
}

using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>An alternate key of a table.</summary>
public sealed record EntityKeyMetadata : MetadataBase
{
    internal EntityKeyMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Its name: <c>new_accountkey</c>.</summary>
    public string? LogicalName => TextOf();

    /// <summary>Its name as its maker cased it.</summary>
    public string? SchemaName { get => TextOf(); init => Put(value); }

    /// <summary>What people call it.</summary>
    public Label? DisplayName { get => Node(static json => new Label(json)); init => Put(value); }

    /// <summary>The table.</summary>
    public string? EntityLogicalName => TextOf();

    /// <summary>Logical names of its columns.</summary>
    public IReadOnlyList<string>? KeyAttributes { get => Texts(); init => Put(value); }

    /// <summary>How far its index is: only an active key finds rows.</summary>
    public EntityKeyIndexStatus? EntityKeyIndexStatus => Choice<EntityKeyIndexStatus>();

    /// <summary>The job that builds the index, a row of <c>asyncoperations</c>.</summary>
    public Guid? AsyncJob => Id();

    /// <summary>Whether it may be changed.</summary>
    public BooleanManagedProperty? IsCustomizable => Node(static json => new BooleanManagedProperty(json));

    /// <summary>True when a managed solution brought it.</summary>
    public bool? IsManaged => Flag();

    /// <summary>Whether it names rows in exported solutions.</summary>
    public bool? IsExportKey => Flag();

    /// <summary>Whether it is a secondary key.</summary>
    public bool? IsSecondaryKey => Flag();

    /// <summary>Whether its index was built while it was made.</summary>
    public bool? IsSynchronous => Flag();

    /// <summary>The version of the solution that brought it.</summary>
    public string? IntroducedVersion => TextOf();

    private protected override string? Title => LogicalName ?? SchemaName;
}

using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>What options a choice has, for one column or for all that share it.</summary>
public abstract record OptionSetMetadataBase : MetadataBase
{
    private protected OptionSetMetadataBase(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Its name: <c>account_industrycode</c>, <c>new_colors</c>.</summary>
    public string? Name { get => TextOf(); init => Put(value); }

    /// <summary>What people call it.</summary>
    public Label? DisplayName { get => Node(static json => new Label(json)); init => Put(value); }

    /// <summary>What it is for.</summary>
    public Label? Description { get => Node(static json => new Label(json)); init => Put(value); }

    /// <summary>True when columns share it.</summary>
    public bool? IsGlobal { get => Flag(); init => Put(value); }

    /// <summary>What kind of column it is for.</summary>
    public OptionSetType? OptionSetType { get => Choice<OptionSetType>(); init => Put(value); }

    /// <summary>True when it is not the service's own.</summary>
    public bool? IsCustomOptionSet => Flag();

    /// <summary>True when a managed solution brought it.</summary>
    public bool? IsManaged => Flag();

    /// <summary>Whether it may be changed.</summary>
    public BooleanManagedProperty? IsCustomizable { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Its name at the source of a virtual table.</summary>
    public string? ExternalTypeName { get => TextOf(); init => Put(value); }

    /// <summary>The version of the solution that brought it.</summary>
    public string? IntroducedVersion => TextOf();

    internal static OptionSetMetadataBase Of(JsonElement json) =>
        DerivedType.Of(json) == "BooleanOptionSetMetadata" || json.TryGetProperty(nameof(BooleanOptionSetMetadata.TrueOption), out _)
            ? new BooleanOptionSetMetadata(json)
            : new OptionSetMetadata(json);

    private protected override string? Title => Name;
}

using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>Whose options are meant: a shared choice's, or those of one column.</summary>
public sealed record OptionSetReference
{
    private OptionSetReference(string? optionSet, string? entity, string? attribute) => (OptionSetName, EntityLogicalName, AttributeLogicalName) = (optionSet, entity, attribute);

    /// <summary>The shared choice; null where one column's options are meant.</summary>
    public string? OptionSetName { get; }

    /// <summary>The column's table.</summary>
    public string? EntityLogicalName { get; }

    /// <summary>The column.</summary>
    public string? AttributeLogicalName { get; }

    /// <summary>A shared choice, by its name.</summary>
    public static OptionSetReference Global(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(name, null, null);
    }

    /// <summary>The options of one column, by logical names.</summary>
    public static OptionSetReference Of(string entity, string attribute)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entity);
        ArgumentException.ThrowIfNullOrWhiteSpace(attribute);
        return new(null, entity, attribute);
    }

    /// <summary>The name of the choice or of the column.</summary>
    public override string ToString() => OptionSetName ?? $"{EntityLogicalName}.{AttributeLogicalName}";

    /// <summary>The parameters of an action that name it.</summary>
    internal IEnumerable<KeyValuePair<string, JsonElement>> Members => OptionSetName is not null
        ? [new(nameof(OptionSetName), NodeValues.Of(OptionSetName))]
        : [new(nameof(AttributeLogicalName), NodeValues.Of(AttributeLogicalName)), new(nameof(EntityLogicalName), NodeValues.Of(EntityLogicalName))];
}

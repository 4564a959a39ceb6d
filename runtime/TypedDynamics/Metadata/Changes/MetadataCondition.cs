using System.Globalization;

namespace TypedDynamics.Metadata;

/// <summary>One condition on a member of a definition.</summary>
/// <remarks>The service compares plain members only, no labels.</remarks>
public sealed record MetadataCondition
{
    private const string Enumerations = "Microsoft.Xrm.Sdk.Metadata.";

    private MetadataCondition(string property, MetadataConditionOperator comparison, string type, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(property);
        (Property, Operator, ValueType, Value) = (property, comparison, type, value);
    }

    /// <summary>The member: <c>LogicalName</c>.</summary>
    public string Property { get; }

    /// <summary>How it is compared.</summary>
    public MetadataConditionOperator Operator { get; }

    /// <summary>The value's type, as the service's SDK calls it: <c>System.String</c>.</summary>
    public string ValueType { get; }

    /// <summary>The value as text.</summary>
    public string Value { get; }

    /// <summary>A text.</summary>
    public static MetadataCondition Of(string property, MetadataConditionOperator comparison, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(property, comparison, "System.String", value);
    }

    /// <summary>Yes or no.</summary>
    public static MetadataCondition Of(string property, MetadataConditionOperator comparison, bool value) => new(property, comparison, "System.Boolean", value ? "true" : "false");

    /// <summary>A number.</summary>
    public static MetadataCondition Of(string property, MetadataConditionOperator comparison, int value) => new(property, comparison, "System.Int32", value.ToString(CultureInfo.InvariantCulture));

    /// <summary>An id.</summary>
    public static MetadataCondition Of(string property, MetadataConditionOperator comparison, Guid value) => new(property, comparison, "System.Guid", value.ToString("D"));

    /// <summary>A type of column.</summary>
    public static MetadataCondition Of(string property, MetadataConditionOperator comparison, AttributeTypeCode value) => new(property, comparison, Enumerations + nameof(AttributeTypeCode), value.ToString());

    /// <summary>A kind of ownership.</summary>
    public static MetadataCondition Of(string property, MetadataConditionOperator comparison, OwnershipTypes value) => new(property, comparison, Enumerations + nameof(OwnershipTypes), value.ToString());

    /// <summary>A required level.</summary>
    public static MetadataCondition Of(string property, MetadataConditionOperator comparison, AttributeRequiredLevel value) => new(property, comparison, Enumerations + nameof(AttributeRequiredLevel), value.ToString());

    /// <summary>A kind of relationship.</summary>
    public static MetadataCondition Of(string property, MetadataConditionOperator comparison, RelationshipType value) => new(property, comparison, Enumerations + nameof(RelationshipType), value.ToString());

    /// <summary>It is one of these texts.</summary>
    /// <remarks>How the service wants a list is not documented for the Web API; it goes as <c>['a','b']</c>. <see cref="MetadataFilter.Any"/> of single texts means the same.</remarks>
    public static MetadataCondition In(string property, params IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(property, MetadataConditionOperator.In, "System.String[]", $"[{string.Join(',', values.Select(static value => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"))}]");
    }

    /// <summary>It is that text.</summary>
    public static MetadataCondition Is(string property, string value) => Of(property, MetadataConditionOperator.Equals, value);

    /// <summary>It is so.</summary>
    public static MetadataCondition Is(string property, bool value) => Of(property, MetadataConditionOperator.Equals, value);

    /// <summary>It is that type of column.</summary>
    public static MetadataCondition Is(string property, AttributeTypeCode value) => Of(property, MetadataConditionOperator.Equals, value);
}

namespace TypedDynamics.Metadata;

/// <summary>Conditions on definitions, joined.</summary>
/// <param name="Operator">By what.</param>
/// <param name="Conditions">The conditions.</param>
/// <param name="Filters">Conditions joined among themselves.</param>
public sealed record MetadataFilter(LogicalOperator Operator, IReadOnlyList<MetadataCondition> Conditions, IReadOnlyList<MetadataFilter> Filters)
{
    /// <summary>Each of them holds.</summary>
    public static MetadataFilter All(params IReadOnlyList<MetadataCondition> conditions) => new(LogicalOperator.And, conditions, []);

    /// <summary>One of them holds.</summary>
    public static MetadataFilter Any(params IReadOnlyList<MetadataCondition> conditions) => new(LogicalOperator.Or, conditions, []);
}

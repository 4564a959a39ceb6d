namespace TypedDynamics.Querying.Model;

/// <summary>Two values beside each other; at least one is a column.</summary>
internal sealed record Comparison(Operand Left, ComparisonOperator Operator, Operand Right) : Filter;

internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    GreaterThan,
    GreaterThanOrEqual,
    LessThan,
    LessThanOrEqual,
}

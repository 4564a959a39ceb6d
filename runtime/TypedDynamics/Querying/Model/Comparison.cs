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

internal static class ComparisonOperators
{
    extension(ComparisonOperator comparison)
    {
        /// <summary>What both languages of the service call it.</summary>
        public string Word => comparison switch
        {
            ComparisonOperator.Equal => "eq",
            ComparisonOperator.NotEqual => "ne",
            ComparisonOperator.GreaterThan => "gt",
            ComparisonOperator.GreaterThanOrEqual => "ge",
            ComparisonOperator.LessThan => "lt",
            _ => "le",
        };

        /// <summary>That which holds of two values when this one does not.</summary>
        public ComparisonOperator Opposite => comparison switch
        {
            ComparisonOperator.Equal => ComparisonOperator.NotEqual,
            ComparisonOperator.NotEqual => ComparisonOperator.Equal,
            ComparisonOperator.GreaterThan => ComparisonOperator.LessThanOrEqual,
            ComparisonOperator.GreaterThanOrEqual => ComparisonOperator.LessThan,
            ComparisonOperator.LessThan => ComparisonOperator.GreaterThanOrEqual,
            _ => ComparisonOperator.GreaterThan,
        };

        /// <summary>That which says the same with the sides exchanged.</summary>
        public ComparisonOperator Reversed => comparison switch
        {
            ComparisonOperator.GreaterThan => ComparisonOperator.LessThan,
            ComparisonOperator.GreaterThanOrEqual => ComparisonOperator.LessThanOrEqual,
            ComparisonOperator.LessThan => ComparisonOperator.GreaterThan,
            ComparisonOperator.LessThanOrEqual => ComparisonOperator.GreaterThanOrEqual,
            _ => comparison,
        };
    }
}

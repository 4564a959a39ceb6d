namespace TypedDynamics.Querying.Model;

/// <summary>Two values beside each other; at least one is a column. No value equals no value, and is unlike every other, as in C#.</summary>
internal sealed record Comparison(Operand Left, ComparisonOperator Operator, Operand Right) : Filter
{
    /// <summary>True when the service is to compare as it does, whatever that is for columns without a value.</summary>
    public bool IsAsServiceCompares { get; private init; }

    /// <summary>
    /// The same, for a service whose documentation does not say how it compares two columns of which one or both are null; null where there is nothing to
    /// add.
    /// </summary>
    public Filter? SpelledOut => IsAsServiceCompares || this is not { Left: ColumnPath left, Right: ColumnPath right } ? null : Operator switch
    {
        ComparisonOperator.Equal => Logical.Or(Plain, Logical.And(Is(left, isNull: true), Is(right, isNull: true))),
        ComparisonOperator.NotEqual => Logical.Or(Plain, Logical.And(Is(left, isNull: true), Is(right, isNull: false)), Logical.And(Is(left, isNull: false), Is(right, isNull: true))),
        _ => null,
    };

    /// <summary>True for columns of two rows: the query's own and one behind a navigation, or two of the latter.</summary>
    public bool IsAcrossRows => this is { Left: ColumnPath left, Right: ColumnPath right } && !(left.Navigations.IsEmpty && right.Navigations.IsEmpty);

    private Comparison Plain => this with { IsAsServiceCompares = true };

    public static Comparison Is(ColumnPath column, bool isNull) => new(column, isNull ? ComparisonOperator.Equal : ComparisonOperator.NotEqual, Literal.Null);
}

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

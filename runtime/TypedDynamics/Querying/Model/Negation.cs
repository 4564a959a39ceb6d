namespace TypedDynamics.Querying.Model;

/// <summary>Holds when the inner one does not.</summary>
internal sealed record Negation : Filter
{
    private Negation(Filter inner) => Inner = inner;

    public Filter Inner { get; }

    /// <summary>The opposite of a filter, in the plainest form that means the same.</summary>
    public static Filter Of(Filter filter) => filter switch
    {
        Constant constant => Constant.Of(!constant.Holds),
        Negation negation => negation.Inner,
        OptionMatch match => match with { IsIn = !match.IsIn },
        Comparison { Operator: ComparisonOperator.Equal } comparison => comparison with { Operator = ComparisonOperator.NotEqual },
        Comparison { Operator: ComparisonOperator.NotEqual } comparison => comparison with { Operator = ComparisonOperator.Equal },
        Logical logical when HoldsOptionMatch(logical) => logical.IsAnd
            ? Logical.Or([.. logical.Parts.Select(Of)])
            : Logical.And([.. logical.Parts.Select(Of)]),
        _ => new Negation(filter),
    };

    // A question about options has an opposite of its own and cannot be negated from outside.
    private static bool HoldsOptionMatch(Filter filter) => filter switch
    {
        OptionMatch => true,
        Logical logical => logical.Parts.Any(HoldsOptionMatch),
        Negation negation => HoldsOptionMatch(negation.Inner),
        _ => false,
    };
}

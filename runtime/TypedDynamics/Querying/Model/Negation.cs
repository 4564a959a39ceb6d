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
        // No function holds of a missing value; whether their opposites do is documented nowhere.
        FunctionMatch match => Logical.Or(match.Opposite(), Comparison.Is(match.Column, isNull: true)),
        Comparison { Operator: ComparisonOperator.Equal } comparison => comparison with { Operator = ComparisonOperator.NotEqual },
        Comparison { Operator: ComparisonOperator.NotEqual } comparison => comparison with { Operator = ComparisonOperator.Equal },
        Logical logical when HoldsFunction(logical) => logical.IsAnd
            ? Logical.Or([.. logical.Parts.Select(Of)])
            : Logical.And([.. logical.Parts.Select(Of)]),
        _ => new Negation(filter),
    };

    // The service takes no "not" around a function, which has an opposite of its own or none.
    private static bool HoldsFunction(Filter filter) => filter switch
    {
        FunctionMatch => true,
        Logical logical => logical.Parts.Any(HoldsFunction),
        Negation negation => HoldsFunction(negation.Inner),
        _ => false,
    };
}

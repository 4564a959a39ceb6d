using System.Collections.Immutable;

namespace TypedDynamics.Querying.Model;

/// <summary>A function holds of a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Function">The function.</param>
/// <param name="Values">Its arguments besides the column.</param>
internal sealed record FunctionMatch(ColumnPath Column, ColumnFunction Function, ImmutableArray<Literal> Values) : Filter
{
    private static readonly (ColumnFunction, ColumnFunction)[] s_opposites =
    [
        (ColumnFunction.EqualUserId, ColumnFunction.NotEqualUserId),
        (ColumnFunction.EqualBusinessId, ColumnFunction.NotEqualBusinessId),
        (ColumnFunction.Under, ColumnFunction.NotUnder),
        (ColumnFunction.In, ColumnFunction.NotIn),
        (ColumnFunction.Between, ColumnFunction.NotBetween),
        (ColumnFunction.ContainValues, ColumnFunction.DoesNotContainValues),
        (ColumnFunction.Like, ColumnFunction.NotLike),
    ];

    /// <summary>The function that holds where this one does not.</summary>
    /// <exception cref="QueryNotSupportedException">There is none, and the service takes no "not" before a function.</exception>
    public FunctionMatch Opposite()
    {
        foreach (var (function, opposite) in s_opposites)
        {
            if (Function == function) return this with { Function = opposite };
            if (Function == opposite) return this with { Function = function };
        }

        throw new QueryNotSupportedException($"The service has no opposite of '{Function}' and takes no \"not\" before it. Ask for what is wanted instead, or filter after the rows are read.");
    }
}

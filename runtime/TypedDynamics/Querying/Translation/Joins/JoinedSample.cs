using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;

namespace TypedDynamics.Querying.Translation.Joins;

/// <summary>
/// A line that the user's own selector made of empty rows: what an expression over such lines names is found by looking which of the rows it gives.
/// </summary>
/// <param name="Sources">The rows that a line is made of.</param>
/// <param name="Rows">The empty ones.</param>
/// <param name="Line">What the selector made of them.</param>
internal sealed record JoinedSample(ImmutableArray<JoinSource> Sources, Entity[] Rows, object? Line)
{
    /// <exception cref="QueryNotSupportedException">The selector does more than put rows together.</exception>
    public static JoinedSample Of<TLine>(ImmutableArray<JoinSource> sources, Func<Entity?[], TLine> selector)
    {
        Entity[] rows = [.. sources.Select(static source => source.Entity.NewRow())];
        try
        {
            return new(sources, rows, selector(rows));
        }
        catch (Exception exception) when (exception is not QueryNotSupportedException)
        {
            throw new QueryNotSupportedException(
                $"What the lines of this join are cannot be told from empty rows: {exception.Message} Put the rows together first, (a, c) => new {{ a, c }}, and select at the end.", exception);
        }
    }

    /// <summary>The row that a chain of members of a line gives; null when it gives something else.</summary>
    public JoinSource? Find(Expression expression)
    {
        var index = ValueOf(expression) is Entity row ? Array.FindIndex(Rows, each => ReferenceEquals(each, row)) : -1;
        return index < 0 ? null : Sources[index];
    }

    // A member of a row is a column or a navigation, and not part of the line.
    private object? ValueOf(Expression expression) => expression switch
    {
        ParameterExpression => Line,
        MemberExpression { Expression: { } owner, Member: var member } => ValueOf(owner) is { } value and not Entity
            ? member is FieldInfo field ? field.GetValue(value) : ((PropertyInfo)member).GetValue(value)
            : null,
        _ => null,
    };
}

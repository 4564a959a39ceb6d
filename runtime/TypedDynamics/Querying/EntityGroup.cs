using System.Linq.Expressions;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation.Grouping;

namespace TypedDynamics;

/// <summary>Rows that have a key in common, of which the service works out numbers. The rows themselves do not come.</summary>
/// <remarks>
/// A selector is run once on a group of made-up values, to see what it asks for, and then on each group that the service answers with. Rows
/// without a value are left out of everything but <see cref="Count"/>.
/// </remarks>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TKey">What the rows have in common.</typeparam>
public sealed class EntityGroup<T, TKey>
    where T : Entity, IEntity<T>
{
    private readonly GroupValues _values;

    internal EntityGroup(GroupValues values) => _values = values;

    /// <summary>What the rows have in common.</summary>
    public TKey Key => (TKey)_values.Key()!;

    /// <summary>The text that the service formats for a key's value (a choice's label, the name of a lookup's row), where the query asks for them; otherwise null.</summary>
    /// <param name="key">One of the columns that are grouped by.</param>
    /// <exception cref="QueryNotSupportedException">It is not grouped by that.</exception>
    public string? Formatted<TValue>(Expression<Func<T, TValue>> key) => _values.Formatted(GroupKeys.Translate(key, T.Model).Keys[0]);

    /// <summary>The number of rows.</summary>
    /// <exception cref="OverflowException">There are more than <see cref="int"/> holds.</exception>
    public int Count() => checked((int)LongCount());

    /// <summary>The number of rows.</summary>
    public long LongCount() => _values.Number(new(AggregateKind.Count, null))?.GetInt64() ?? 0;

    /// <summary>The number of rows in which the column has a value.</summary>
    public int CountValues<TValue>(Expression<Func<T, TValue>> column) => _values.Number(Of(AggregateKind.CountValues, column))?.GetInt32() ?? 0;

    /// <summary>The number of different values.</summary>
    public int CountDistinct<TValue>(Expression<Func<T, TValue>> column) => _values.Number(Of(AggregateKind.CountDistinct, column))?.GetInt32() ?? 0;

    /// <summary>The sum; 0 where no row has a value.</summary>
    public long Sum(Expression<Func<T, long?>> column) => _values.Number(Of(AggregateKind.Sum, column))?.GetInt64() ?? 0;

    /// <summary>The sum; 0 where no row has a value.</summary>
    public decimal Sum(Expression<Func<T, decimal?>> column) => _values.Number(Of(AggregateKind.Sum, column))?.GetDecimal() ?? 0;

    /// <summary>The sum; 0 where no row has a value.</summary>
    public double Sum(Expression<Func<T, double?>> column) => _values.Number(Of(AggregateKind.Sum, column))?.GetDouble() ?? 0;

    /// <summary>The average, as the service rounds it; null where no row has a value.</summary>
    public double? Average(Expression<Func<T, long?>> column) => _values.Number(Of(AggregateKind.Average, column))?.GetDouble();

    /// <summary>The average, as the service rounds it; null where no row has a value.</summary>
    public decimal? Average(Expression<Func<T, decimal?>> column) => _values.Number(Of(AggregateKind.Average, column))?.GetDecimal();

    /// <summary>The average, as the service rounds it; null where no row has a value.</summary>
    public double? Average(Expression<Func<T, double?>> column) => _values.Number(Of(AggregateKind.Average, column))?.GetDouble();

    /// <summary>The least value; null where no row has one.</summary>
    public TValue? Min<TValue>(Expression<Func<T, TValue>> column) => (TValue?)_values.Value(Of(AggregateKind.Min, column), column);

    /// <summary>The greatest value; null where no row has one.</summary>
    public TValue? Max<TValue>(Expression<Func<T, TValue>> column) => (TValue?)_values.Value(Of(AggregateKind.Max, column), column);

    private static Aggregate Of(AggregateKind kind, LambdaExpression column) => AggregateTranslator.Translate(kind, column, T.Model);
}

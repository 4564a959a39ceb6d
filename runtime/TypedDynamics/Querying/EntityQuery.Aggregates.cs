using System.Linq.Expressions;
using TypedDynamics.Querying.Translation.Grouping;

namespace TypedDynamics;

// One line for all rows is a group without a key.
public partial class EntityQuery<T>
{
    /// <summary>The rows in groups that have a key in common, of which the service works out numbers (<c>groupby="true"</c>).</summary>
    /// <param name="key">
    /// A column, of the row or behind single-valued navigations; a part of a date (<c>x.CreatedOn.Month()</c>); or several of them:
    /// <c>x => new { x.IndustryCode, Year = x.CreatedOn.Year() }</c>. Rows without a value make a group of their own.
    /// </param>
    /// <exception cref="QueryNotSupportedException">The service cannot group by it.</exception>
    public GroupedQuery<T, TKey> GroupBy<TKey>(Expression<Func<T, TKey>> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Grouped<TKey>(GroupKeys.Translate(key, T.Model));
    }

    /// <summary>The sum of a column, worked out by the service; 0 where no row has a value.</summary>
    /// <exception cref="AggregateLimitException">There are more than 50,000 rows.</exception>
    public Task<decimal> SumAsync(Expression<Func<T, decimal?>> column, CancellationToken cancellationToken = default) => OfAllAsync(group => group.Sum(column), cancellationToken);

    /// <inheritdoc cref="SumAsync(Expression{Func{T, decimal?}}, CancellationToken)"/>
    public Task<long> SumAsync(Expression<Func<T, long?>> column, CancellationToken cancellationToken = default) => OfAllAsync(group => group.Sum(column), cancellationToken);

    /// <inheritdoc cref="SumAsync(Expression{Func{T, decimal?}}, CancellationToken)"/>
    public Task<double> SumAsync(Expression<Func<T, double?>> column, CancellationToken cancellationToken = default) => OfAllAsync(group => group.Sum(column), cancellationToken);

    /// <summary>The average of a column, as the service works it out and rounds it; null where no row has a value.</summary>
    /// <exception cref="AggregateLimitException">There are more than 50,000 rows.</exception>
    public Task<decimal?> AverageAsync(Expression<Func<T, decimal?>> column, CancellationToken cancellationToken = default) => OfAllAsync(group => group.Average(column), cancellationToken);

    /// <inheritdoc cref="AverageAsync(Expression{Func{T, decimal?}}, CancellationToken)"/>
    public Task<double?> AverageAsync(Expression<Func<T, long?>> column, CancellationToken cancellationToken = default) => OfAllAsync(group => group.Average(column), cancellationToken);

    /// <inheritdoc cref="AverageAsync(Expression{Func{T, decimal?}}, CancellationToken)"/>
    public Task<double?> AverageAsync(Expression<Func<T, double?>> column, CancellationToken cancellationToken = default) => OfAllAsync(group => group.Average(column), cancellationToken);

    /// <summary>The least value of a column, worked out by the service; null where no row has one.</summary>
    /// <exception cref="AggregateLimitException">There are more than 50,000 rows.</exception>
    public Task<TValue?> MinAsync<TValue>(Expression<Func<T, TValue>> column, CancellationToken cancellationToken = default) => OfAllAsync(group => group.Min(column), cancellationToken);

    /// <summary>The greatest value of a column, worked out by the service; null where no row has one.</summary>
    /// <exception cref="AggregateLimitException">There are more than 50,000 rows.</exception>
    public Task<TValue?> MaxAsync<TValue>(Expression<Func<T, TValue>> column, CancellationToken cancellationToken = default) => OfAllAsync(group => group.Max(column), cancellationToken);

    /// <summary>How many different values a column has, counted by the service.</summary>
    /// <exception cref="AggregateLimitException">There are more than 50,000 rows.</exception>
    public Task<int> CountDistinctAsync<TValue>(Expression<Func<T, TValue>> column, CancellationToken cancellationToken = default) =>
        OfAllAsync(group => group.CountDistinct(column), cancellationToken);

    private Task<TResult> OfAllAsync<TResult>(Func<EntityGroup<T, int>, TResult> aggregate, CancellationToken cancellationToken) =>
        Grouped<int>(GroupKeys.None(T.Model)).Select(aggregate).OfAllRowsAsync(cancellationToken);

    private GroupedQuery<T, TKey> Grouped<TKey>(GroupKeys keys)
    {
        RequireUnlimited(nameof(GroupBy));
        return new(Runner, Model with { Aggregation = new(keys.Keys, []), Orderings = [], Expansions = [], PageSize = null }, keys);
    }
}

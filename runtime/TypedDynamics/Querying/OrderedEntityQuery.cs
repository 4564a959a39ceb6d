using System.Linq.Expressions;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;

namespace TypedDynamics;

/// <summary>A query in some order, to which further columns may be added for rows that are alike in the first.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed class OrderedEntityQuery<T> : EntityQuery<T>
    where T : Entity, IEntity<T>
{
    private readonly int _orderings;

    internal OrderedEntityQuery(QueryRunner runner, QueryModel model, int orderings)
        : base(runner, model) =>
        _orderings = orderings;

    /// <summary>Then in ascending order of this column.</summary>
    /// <exception cref="QueryNotSupportedException">The key is not a column that has an order.</exception>
    public OrderedEntityQuery<T> ThenBy<TKey>(Expression<Func<T, TKey>> key) => Ordered(key, descending: false, _orderings);

    /// <summary>Then in descending order of this column.</summary>
    /// <exception cref="QueryNotSupportedException">The key is not a column that has an order.</exception>
    public OrderedEntityQuery<T> ThenByDescending<TKey>(Expression<Func<T, TKey>> key) => Ordered(key, descending: true, _orderings);
}

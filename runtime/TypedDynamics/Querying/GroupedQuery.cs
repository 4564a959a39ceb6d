using System.Linq.Expressions;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation.Grouping;

namespace TypedDynamics;

/// <summary>A query's rows in groups. <see cref="Select"/> says what is to be worked out of each group.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TKey">What the rows of a group have in common.</typeparam>
public class GroupedQuery<T, TKey>
    where T : Entity, IEntity<T>
{
    private readonly QueryRunner _runner;
    private readonly QueryModel _model;
    private readonly GroupKeys _keys;

    internal GroupedQuery(QueryRunner runner, QueryModel model, GroupKeys keys)
    {
        _runner = runner;
        _model = model;
        _keys = keys;
    }

    /// <summary>Groups in ascending order of their key, a member of it, or an aggregate: <c>g => g.Sum(x => x.Revenue)</c>.</summary>
    /// <exception cref="QueryNotSupportedException">Groups cannot be sorted by it.</exception>
    public OrderedGroupedQuery<T, TKey> OrderBy<TOrder>(Expression<Func<EntityGroup<T, TKey>, TOrder>> by) => Ordered(by, descending: false, []);

    /// <summary>Groups in descending order; otherwise as <see cref="OrderBy{TOrder}"/>.</summary>
    /// <exception cref="QueryNotSupportedException">Groups cannot be sorted by it.</exception>
    public OrderedGroupedQuery<T, TKey> OrderByDescending<TOrder>(Expression<Func<EntityGroup<T, TKey>, TOrder>> by) => Ordered(by, descending: true, []);

    /// <summary>What is worked out of each group: <c>g => new { g.Key, Count = g.Count(), Total = g.Sum(x => x.Revenue) }</c>.</summary>
    /// <remarks>
    /// The selector is ordinary code. It is run once here on a group of made-up values, to see which aggregates it asks for, and then on every group:
    /// what it asks for must not depend on the values.
    /// </remarks>
    /// <exception cref="QueryNotSupportedException">The service cannot work out what the selector asks for.</exception>
    public AggregateQuery<T, TResult> Select<TResult>(Func<EntityGroup<T, TKey>, TResult> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var probe = new ProbingGroup(_keys, T.Model);
        try
        {
            selector(new(probe));
        }
        catch (Exception exception) when (exception is not QueryNotSupportedException)
        {
            throw new QueryNotSupportedException(
                $"The selector failed on the group of made-up values that it is tried on: {exception.Message} Select the key and the aggregates, and work with them when the groups are read.", exception);
        }

        var aggregation = _model.Aggregation!;
        var values = probe.Asked.Concat(aggregation.Orderings.Select(static ordering => ordering.By).OfType<Aggregate>()).DistinctBy(static value => value.Alias);
        aggregation = aggregation with { Values = [.. values] };
        return new(_runner, _model with { Aggregation = aggregation }, (line, nameOf) => selector(new(new AnsweredGroup(line, aggregation, _keys, T.Model, nameOf))));
    }

    private protected OrderedGroupedQuery<T, TKey> Ordered(LambdaExpression by, bool descending, IEnumerable<GroupOrdering> before)
    {
        ArgumentNullException.ThrowIfNull(by);
        var ordering = new GroupOrdering(GroupOrderings.Translate(by, _keys, T.Model), descending);
        return new(_runner, _model with { Aggregation = _model.Aggregation! with { Orderings = [.. before, ordering] } }, _keys);
    }

    private protected IEnumerable<GroupOrdering> Orderings => _model.Aggregation!.Orderings;
}

/// <summary>Groups in some order, to which more may be added for groups that are alike in the first.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TKey">What the rows of a group have in common.</typeparam>
public sealed class OrderedGroupedQuery<T, TKey> : GroupedQuery<T, TKey>
    where T : Entity, IEntity<T>
{
    internal OrderedGroupedQuery(QueryRunner runner, QueryModel model, GroupKeys keys)
        : base(runner, model, keys)
    {
    }

    /// <summary>Then in ascending order of this.</summary>
    /// <exception cref="QueryNotSupportedException">Groups cannot be sorted by it.</exception>
    public OrderedGroupedQuery<T, TKey> ThenBy<TOrder>(Expression<Func<EntityGroup<T, TKey>, TOrder>> by) => Ordered(by, descending: false, Orderings);

    /// <summary>Then in descending order of this.</summary>
    /// <exception cref="QueryNotSupportedException">Groups cannot be sorted by it.</exception>
    public OrderedGroupedQuery<T, TKey> ThenByDescending<TOrder>(Expression<Func<EntityGroup<T, TKey>, TOrder>> by) => Ordered(by, descending: true, Orderings);
}

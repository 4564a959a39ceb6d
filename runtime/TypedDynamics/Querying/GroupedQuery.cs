using System.Linq.Expressions;
using System.Text.Json;
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
    private readonly Func<EntityGroup<T, TKey>, bool>? _predicate;

    internal GroupedQuery(QueryRunner runner, QueryModel model, GroupKeys keys, Func<EntityGroup<T, TKey>, bool>? predicate = null)
    {
        _runner = runner;
        _model = model;
        _keys = keys;
        _predicate = predicate;
    }

    /// <summary>Only the groups of which the predicate holds: <c>g => g.Count() > 5 &amp;&amp; g.Sum(x => x.Revenue) > 1000</c>.</summary>
    /// <remarks>
    /// The service has no condition on groups: it answers with all of them, and the predicate is run here on each, as ordinary code. What it asks for is seen
    /// as for <see cref="Select"/>.
    /// </remarks>
    public GroupedQuery<T, TKey> Where(Func<EntityGroup<T, TKey>, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new(_runner, _model, _keys, _predicate is { } before ? group => before(group) && predicate(group) : predicate);
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
        var aggregation = _model.Aggregation!;
        var values = AskedBy(selector, MadeUp.Number)
            .Concat(_predicate is { } predicate ? MadeUp.Numbers.SelectMany(number => AskedBy(predicate, number)) : [])
            .Concat(aggregation.Orderings.Select(static ordering => ordering.By).OfType<Aggregate>())
            .DistinctBy(static value => value.Alias);
        aggregation = aggregation with { Values = [.. values] };
        return new(
            _runner,
            _model with { Aggregation = aggregation },
            (line, nameOf) => selector(Group(line, nameOf)),
            _predicate is { } keeps ? (line, nameOf) => keeps(Group(line, nameOf)) : null);

        EntityGroup<T, TKey> Group(AnswerLine line, Func<IAggregated, string> nameOf) => new(new AnsweredGroup(line, aggregation, _keys, T.Model, nameOf));
    }

    // What is asked of a group, seen on one that is made up. A predicate stops at what decides it, and is tried on numbers of every size.
    private IEnumerable<Aggregate> AskedBy<TResult>(Func<EntityGroup<T, TKey>, TResult> code, JsonElement number)
    {
        var probe = new ProbingGroup(_keys, T.Model, number);
        try
        {
            code(new(probe));
            return probe.Asked;
        }
        catch (Exception exception) when (exception is not QueryNotSupportedException)
        {
            throw new QueryNotSupportedException(
                $"The selector failed on the group of made-up values that it is tried on: {exception.Message} Select the key and the aggregates, and work with them when the groups are read.", exception);
        }
    }

    private protected OrderedGroupedQuery<T, TKey> Ordered(LambdaExpression by, bool descending, IEnumerable<GroupOrdering> before)
    {
        ArgumentNullException.ThrowIfNull(by);
        var ordering = new GroupOrdering(GroupOrderings.Translate(by, _keys, T.Model), descending);
        return new(_runner, _model with { Aggregation = _model.Aggregation! with { Orderings = [.. before, ordering] } }, _keys, _predicate);
    }

    private protected IEnumerable<GroupOrdering> Orderings => _model.Aggregation!.Orderings;
}

/// <summary>Groups in some order, to which more may be added for groups that are alike in the first.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TKey">What the rows of a group have in common.</typeparam>
public sealed class OrderedGroupedQuery<T, TKey> : GroupedQuery<T, TKey>
    where T : Entity, IEntity<T>
{
    internal OrderedGroupedQuery(QueryRunner runner, QueryModel model, GroupKeys keys, Func<EntityGroup<T, TKey>, bool>? predicate)
        : base(runner, model, keys, predicate)
    {
    }

    /// <summary>Then in ascending order of this.</summary>
    /// <exception cref="QueryNotSupportedException">Groups cannot be sorted by it.</exception>
    public OrderedGroupedQuery<T, TKey> ThenBy<TOrder>(Expression<Func<EntityGroup<T, TKey>, TOrder>> by) => Ordered(by, descending: false, Orderings);

    /// <summary>Then in descending order of this.</summary>
    /// <exception cref="QueryNotSupportedException">Groups cannot be sorted by it.</exception>
    public OrderedGroupedQuery<T, TKey> ThenByDescending<TOrder>(Expression<Func<EntityGroup<T, TKey>, TOrder>> by) => Ordered(by, descending: true, Orderings);
}

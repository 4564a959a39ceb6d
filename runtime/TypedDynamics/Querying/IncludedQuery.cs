using System.Collections.Immutable;
using System.Linq.Expressions;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation;

namespace TypedDynamics;

/// <summary>A query that brings related rows along, from which one can go on to those behind them.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TRelated">The entity that was included last.</typeparam>
public sealed class IncludedQuery<T, TRelated> : EntityQuery<T>
    where T : Entity, IEntity<T>
    where TRelated : Entity
{
    private readonly QueryModel _before;
    private readonly ImmutableArray<Expansion> _steps;

    internal IncludedQuery(QueryRunner runner, QueryModel before, ImmutableArray<Expansion> steps)
        : base(runner, before with { Expansions = ExpansionRules.Require(Expansion.Merge(before.Expansions, [Expansion.Nest(steps)])) })
    {
        _before = before;
        _steps = steps;
    }

    /// <summary>Goes on from the related row and brings what is behind it along, too (a nested <c>$expand</c>).</summary>
    /// <remarks>The service refuses an order or a limit in what is nested, and around it.</remarks>
    /// <typeparam name="TNext">The table behind the navigation.</typeparam>
    /// <exception cref="QueryNotSupportedException">It names no navigation, or breaks one of the rules of <see cref="EntityQuery{T}.Include(Expression{Func{T, object}})"/>.</exception>
    public IncludedQuery<T, TNext> ThenInclude<TNext>(Expression<Func<TRelated, TNext?>> navigation)
        where TNext : Entity => Onwards<TNext>(navigation);

    /// <inheritdoc cref="ThenInclude{TNext}(Expression{Func{TRelated, TNext}})"/>
    public IncludedQuery<T, TNext> ThenInclude<TNext>(Expression<Func<TRelated, IEnumerable<TNext?>>> navigation)
        where TNext : Entity => Onwards<TNext>(navigation);

    private IncludedQuery<T, TNext> Onwards<TNext>(LambdaExpression navigation)
        where TNext : Entity
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return new(Runner, _before, _steps.AddRange(IncludeTranslator.Translate(navigation, _steps[^1].Navigation.Target)));
    }
}

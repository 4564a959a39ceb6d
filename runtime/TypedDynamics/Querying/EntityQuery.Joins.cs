using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation;
using TypedDynamics.Querying.Translation.Joins;

namespace TypedDynamics;

// A query is a query of lines that have one row each.
public partial class EntityQuery<T>
{
    /// <inheritdoc cref="JoinedQuery{TLine}.Join"/>
    public JoinedQuery<TResult> Join<TInner, TKey, TResult>(
        EntityQuery<TInner> inner,
        Expression<Func<T, TKey>> outerKey,
        Expression<Func<TInner, TKey>> innerKey,
        Func<T, TInner, TResult> selector,
        [CallerArgumentExpression(nameof(selector))] string? selectorText = null)
        where TInner : Entity, IEntity<TInner> => Lines().Join(inner, outerKey, innerKey, selector, selectorText);

    /// <inheritdoc cref="JoinedQuery{TLine}.LeftJoin"/>
    public JoinedQuery<TResult> LeftJoin<TInner, TKey, TResult>(
        EntityQuery<TInner> inner,
        Expression<Func<T, TKey>> outerKey,
        Expression<Func<TInner, TKey>> innerKey,
        Func<T, TInner?, TResult> selector,
        [CallerArgumentExpression(nameof(selector))] string? selectorText = null)
        where TInner : Entity, IEntity<TInner> => Lines().LeftJoin(inner, outerKey, innerKey, selector, selectorText);

    /// <inheritdoc cref="JoinedQuery{TLine}.JoinFirst"/>
    public JoinedQuery<TResult> JoinFirst<TInner, TKey, TResult>(
        EntityQuery<TInner> inner,
        Expression<Func<T, TKey>> outerKey,
        Expression<Func<TInner, TKey>> innerKey,
        Func<T, TInner, TResult> selector,
        [CallerArgumentExpression(nameof(selector))] string? selectorText = null)
        where TInner : Entity, IEntity<TInner> => Lines().JoinFirst(inner, outerKey, innerKey, selector, selectorText);

    /// <inheritdoc cref="JoinedQuery{TLine}.GroupJoin"/>
    public GroupJoinedQuery<T, TInner, TKey, TGroup> GroupJoin<TInner, TKey, TGroup>(
        EntityQuery<TInner> inner,
        Expression<Func<T, TKey>> outerKey,
        Expression<Func<TInner, TKey>> innerKey,
        Func<T, IEnumerable<TInner>, TGroup> selector,
        [CallerArgumentExpression(nameof(selector))] string? selectorText = null)
        where TInner : Entity, IEntity<TInner> => Lines().GroupJoin(inner, outerKey, innerKey, selector, selectorText);

    /// <inheritdoc cref="JoinedQuery{TLine}.SelectMany"/>
    public JoinedQuery<TResult> SelectMany<TInner, TResult>(
        Expression<Func<T, IEnumerable<TInner?>>> collection,
        Func<T, TInner, TResult> selector,
        [CallerArgumentExpression(nameof(selector))] string? selectorText = null)
        where TInner : Entity, IEntity<TInner> => Lines().SelectMany(collection, selector, selectorText);

    /// <summary>Only the rows for which the other table has one with the same key (<c>link-type="any"</c>); each comes once, however many there are.</summary>
    /// <param name="inner">The other table's rows; it may have conditions.</param>
    /// <param name="outerKey">A column of this row.</param>
    /// <param name="innerKey">A column of the other table.</param>
    /// <exception cref="QueryNotSupportedException">A key is no column of its row, or <paramref name="inner"/> has more than conditions.</exception>
    public EntityQuery<T> WhereExists<TInner, TKey>(EntityQuery<TInner> inner, Expression<Func<T, TKey>> outerKey, Expression<Func<TInner, TKey>> innerKey)
        where TInner : Entity, IEntity<TInner>
    {
        RequireUnlimited(nameof(WhereExists));
        return With(Model.Where(Exists(inner, outerKey, innerKey)));
    }

    /// <summary>Only the rows for which the other table has none with the same key (<c>link-type="not any"</c>); otherwise as <see cref="WhereExists"/>.</summary>
    /// <inheritdoc cref="WhereExists"/>
    public EntityQuery<T> WhereNotExists<TInner, TKey>(EntityQuery<TInner> inner, Expression<Func<T, TKey>> outerKey, Expression<Func<TInner, TKey>> innerKey)
        where TInner : Entity, IEntity<TInner>
    {
        RequireUnlimited(nameof(WhereNotExists));
        return With(Model.Where(Negation.Of(Exists(inner, outerKey, innerKey))));
    }

    private static Existence Exists<TInner, TKey>(EntityQuery<TInner> inner, Expression<Func<T, TKey>> outerKey, Expression<Func<TInner, TKey>> innerKey)
        where TInner : Entity, IEntity<TInner>
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(outerKey);
        ArgumentNullException.ThrowIfNull(innerKey);
        var near = JoinKeys.Translate(outerKey, Scope.Of(outerKey, T.Model));
        var from = JoinKeys.Translate(innerKey, Scope.Of(innerKey, TInner.Model));
        return new(TInner.Model, from.Column.LogicalName, near.Column.LogicalName, JoinKeys.ConditionOf(inner.Model));
    }

    private JoinedQuery<T> Lines()
    {
        if (!Model.Expansions.IsEmpty)
            throw new QueryNotSupportedException("Include before a join would bring rows that no line has. Read them in the selector, or join them too.");
        return new(Runner, Model, new([new(T.Model, null, null)], static rows => (T)rows[0]!, LinePart.Row(0)));
    }
}

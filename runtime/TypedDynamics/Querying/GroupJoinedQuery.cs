using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using TypedDynamics.Querying.Translation;
using TypedDynamics.Querying.Translation.Joins;

namespace TypedDynamics;

/// <summary>Rows beside all of another table's rows that belong to them, to be flattened: <c>from c in cs.DefaultIfEmpty()</c>.</summary>
/// <remarks>The service gives lines, not groups: what is grouped here is grouped in the client, behind <c>ToListAsync</c>, or counted by <c>GroupBy</c>.</remarks>
/// <typeparam name="TLine">A line before the join.</typeparam>
/// <typeparam name="TInner">The other table's entity.</typeparam>
/// <typeparam name="TKey">By what they are joined.</typeparam>
/// <typeparam name="TGroup">What a line and its rows become.</typeparam>
public sealed class GroupJoinedQuery<TLine, TInner, TKey, TGroup>
    where TInner : Entity, IEntity<TInner>
{
    private readonly JoinedQuery<TLine> _outer;
    private readonly JoinedSample _sample;
    private readonly EntityQuery<TInner> _inner;
    private readonly Expression<Func<TLine, TKey>> _outerKey;
    private readonly Expression<Func<TInner, TKey>> _innerKey;
    private readonly Func<TLine, IEnumerable<TInner>, TGroup> _selector;
    private readonly string? _selectorText;

    internal GroupJoinedQuery(
        JoinedQuery<TLine> outer,
        JoinedSample sample,
        EntityQuery<TInner> inner,
        Expression<Func<TLine, TKey>> outerKey,
        Expression<Func<TInner, TKey>> innerKey,
        Func<TLine, IEnumerable<TInner>, TGroup> selector,
        string? selectorText)
    {
        ArgumentNullException.ThrowIfNull(selector);
        (_outer, _sample, _inner, _outerKey, _innerKey, _selector, _selectorText) = (outer, sample, inner, outerKey, innerKey, selector, selectorText);
    }

    /// <summary>A line for each of the other rows; with <c>DefaultIfEmpty</c> one for each row without any, too, and a null in its place.</summary>
    /// <param name="rows">The rows that were grouped: <c>x => x.cs.DefaultIfEmpty()</c>.</param>
    /// <param name="selector">What a pair becomes.</param>
    /// <param name="selectorText">The selector's source text; the compiler passes it.</param>
    /// <exception cref="QueryNotSupportedException">It is not the rows that were grouped.</exception>
    public JoinedQuery<TResult> SelectMany<TResult>(
        Expression<Func<TGroup, IEnumerable<TInner?>>> rows,
        Func<TGroup, TInner?, TResult> selector,
        [CallerArgumentExpression(nameof(selector))] string? selectorText = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(selector);
        var (source, kind) = JoinedCollection.Source(rows.Body);
        TInner[] none = [];
        var group = _selector((TLine)_sample.Line!, none);
        if (!ReferenceEquals(Captured.Value(new Substitution(rows.Parameters[0], group).Visit(source)), none))
            throw Unsupported.Because(rows.Body, "only the rows that were just joined can be flattened", "Write from c in cs.DefaultIfEmpty(), with the name behind into.");
        var kept = JoinText.NamesOf(_selectorText, 2) is [var line, _] && _outer.LinePart is { } part ? LinePart.Of((line, part)) : _outer.LinePart is null ? null : LinePart.Of();
        return _outer.Joined<TInner, TKey, TResult>(kind, _inner, _outerKey, _innerKey, (outer, inner) => selector(_selector(outer, none), inner), selectorText, kept, selector.Method);
    }

    private sealed class Substitution(ParameterExpression parameter, object? value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? Expression.Constant(value, node.Type) : node;
    }
}

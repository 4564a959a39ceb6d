using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation;
using TypedDynamics.Querying.Translation.Joins;

namespace TypedDynamics;

public partial class JoinedQuery<TLine>
{
    /// <summary>A line for each pair of rows whose keys are alike (<c>link-type="inner"</c>).</summary>
    /// <param name="inner">The other table's rows; it may have conditions.</param>
    /// <param name="outerKey">A column of a row of the line.</param>
    /// <param name="innerKey">A column of the other table.</param>
    /// <param name="selector">What a pair becomes.</param>
    /// <param name="selectorText">The selector's source text; the compiler passes it.</param>
    /// <exception cref="QueryNotSupportedException">A key is no column of its row, or <paramref name="inner"/> has more than conditions.</exception>
    public JoinedQuery<TResult> Join<TInner, TKey, TResult>(
        EntityQuery<TInner> inner,
        Expression<Func<TLine, TKey>> outerKey,
        Expression<Func<TInner, TKey>> innerKey,
        Func<TLine, TInner, TResult> selector,
        [CallerArgumentExpression(nameof(selector))] string? selectorText = null)
        where TInner : Entity, IEntity<TInner> =>
        Joined(JoinKind.Inner, inner, outerKey, innerKey, selector, selectorText);

    /// <summary>And a line for each row that has no other (<c>link-type="outer"</c>), which is null to the selector then; otherwise as <see cref="Join"/>.</summary>
    /// <inheritdoc cref="Join"/>
    public JoinedQuery<TResult> LeftJoin<TInner, TKey, TResult>(
        EntityQuery<TInner> inner,
        Expression<Func<TLine, TKey>> outerKey,
        Expression<Func<TInner, TKey>> innerKey,
        Func<TLine, TInner?, TResult> selector,
        [CallerArgumentExpression(nameof(selector))] string? selectorText = null)
        where TInner : Entity, IEntity<TInner> =>
        Joined(JoinKind.Left, inner, outerKey, innerKey, selector, selectorText);

    /// <summary>A line for each row that has another, with the first that the service finds (<c>link-type="matchfirstrowusingcrossapply"</c>); otherwise as <see cref="Join"/>.</summary>
    /// <inheritdoc cref="Join"/>
    public JoinedQuery<TResult> JoinFirst<TInner, TKey, TResult>(
        EntityQuery<TInner> inner,
        Expression<Func<TLine, TKey>> outerKey,
        Expression<Func<TInner, TKey>> innerKey,
        Func<TLine, TInner, TResult> selector,
        [CallerArgumentExpression(nameof(selector))] string? selectorText = null)
        where TInner : Entity, IEntity<TInner> =>
        Joined(JoinKind.First, inner, outerKey, innerKey, selector, selectorText);

    /// <summary>The first half of a left join as query syntax writes it: <c>join c in crm.Contacts on … into cs from c in cs.DefaultIfEmpty()</c>.</summary>
    /// <inheritdoc cref="Join"/>
    public GroupJoinedQuery<TLine, TInner, TKey, TGroup> GroupJoin<TInner, TKey, TGroup>(
        EntityQuery<TInner> inner,
        Expression<Func<TLine, TKey>> outerKey,
        Expression<Func<TInner, TKey>> innerKey,
        Func<TLine, IEnumerable<TInner>, TGroup> selector,
        [CallerArgumentExpression(nameof(selector))] string? selectorText = null)
        where TInner : Entity, IEntity<TInner> => new(this, _line.Sample, inner, outerKey, innerKey, selector, selectorText);

    /// <summary>A line for each row of a collection: <c>from c in a.Contacts</c>; with <c>DefaultIfEmpty</c> one for each row without any, too.</summary>
    /// <param name="collection">A 1:N collection of a row of the line, with <c>Where</c> and <c>DefaultIfEmpty</c> after it.</param>
    /// <param name="selector">What a pair becomes.</param>
    /// <param name="selectorText">The selector's source text; the compiler passes it.</param>
    /// <exception cref="QueryNotSupportedException">It names no such collection.</exception>
    public JoinedQuery<TResult> SelectMany<TInner, TResult>(
        Expression<Func<TLine, IEnumerable<TInner?>>> collection,
        Func<TLine, TInner, TResult> selector,
        [CallerArgumentExpression(nameof(selector))] string? selectorText = null)
        where TInner : Entity, IEntity<TInner>
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(selector);
        var rows = JoinedCollection.Translate(collection, Scope.Of(collection, _line.Sample));
        return Joined(name => new Join(new(name, TInner.Model), rows.Kind, rows.From, rows.Near, rows.Filter), collection.Parameters[0].Name, null, selector, selectorText);
    }

    internal LinePart? LinePart => _line.Part;

    internal JoinedQuery<TResult> Joined<TInner, TKey, TResult>(
        JoinKind kind,
        EntityQuery<TInner> inner,
        Expression<Func<TLine, TKey>> outerKey,
        Expression<Func<TInner, TKey>> innerKey,
        Func<TLine, TInner, TResult> selector,
        string? selectorText,
        LinePart? lineInSelector = null,
        MethodInfo? written = null)
        where TInner : Entity, IEntity<TInner>
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(outerKey);
        ArgumentNullException.ThrowIfNull(innerKey);
        ArgumentNullException.ThrowIfNull(selector);
        var near = JoinKeys.Translate(outerKey, Scope.Of(outerKey, _line.Sample));
        var from = JoinKeys.Translate(innerKey, Scope.Of(innerKey, TInner.Model));
        var filter = JoinKeys.ConditionOf(inner.Model);
        return Joined(name => new Join(new(name, TInner.Model), kind, from.Column.LogicalName, near, filter), outerKey.Parameters[0].Name, innerKey.Parameters[0].Name, selector, selectorText, lineInSelector, written);
    }

    private JoinedQuery<TResult> Joined<TInner, TResult>(
        Func<string, Join> join,
        string? outerName,
        string? innerName,
        Func<TLine, TInner, TResult> selector,
        string? selectorText,
        LinePart? lineInSelector = null,
        MethodInfo? written = null)
        where TInner : Entity, IEntity<TInner>
    {
        RequireUnlimited(nameof(Join));
        var parameters = (written ?? selector.Method).GetParameters();
        innerName = LineNames.Plain(parameters is [.., var last] ? last.Name : null) ?? LineNames.Plain(innerName) ?? LineNames.OfClause(selectorText);
        var joined = join(LineNames.Free(innerName, Model));
        var place = _line.Sources.Length;
        var sources = _line.Sources.Add(new(TInner.Model, joined.Table, innerName));
        if (sources[0].Name is null && place == 1) sources = sources.SetItem(0, sources[0] with { Name = LineNames.Plain(outerName) });
        var make = _line.Make;
        var model = Model with { Joins = Model.Joins.Add(joined) };
        // A line that was made of something takes what that took, and the new row comes whole.
        var outer = lineInSelector ?? _line.Part;
        var line = new JoinLine<TResult>(sources, rows => selector(make(rows), (TInner)rows[place]!), outer is null ? null : LineNames.PartOf(selectorText, outer, LinePart.Row(place)));
        return new(Runner, outer is null ? model : line.Narrow(model, selectorText, outer, LinePart.Row(place)), line);
    }
}

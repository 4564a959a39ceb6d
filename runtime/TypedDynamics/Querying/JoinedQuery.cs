using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation;
using TypedDynamics.Querying.Translation.Joins;

namespace TypedDynamics;

/// <summary>A query whose lines are made of rows of several tables: <c>GET accounts?fetchXml=…&lt;link-entity…</c>. C#'s query syntax makes it.</summary>
/// <remarks>
/// Asked by FetchXML. Only the columns that the selectors read are asked for, where their source text tells; otherwise all of each row. The service
/// joins 15 tables at most. Lines that a row has several of are read by page number, of which the service gives the first 50,000 lines.
/// </remarks>
/// <typeparam name="TLine">What a line becomes.</typeparam>
public partial class JoinedQuery<TLine> : DataverseQuery<TLine>
{
    private readonly JoinLine<TLine> _line;

    internal JoinedQuery(QueryRunner runner, QueryModel model, JoinLine<TLine> line)
        : base(runner, model) =>
        _line = line;

    /// <summary>Only the lines of which the predicate holds; rows that a left join did not find have no value in any column.</summary>
    /// <exception cref="QueryNotSupportedException">The service cannot be asked this; the message says what to write instead.</exception>
    public JoinedQuery<TLine> Where(Expression<Func<TLine, bool>> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        RequireUnlimited(nameof(Where));
        return With(Model.Where(FilterTranslator.Translate(predicate.Body, Scope.Of(predicate, _line.Sample))));
    }

    /// <summary>In ascending order of a column of any of the rows: first by this one, then by those that were there before.</summary>
    /// <exception cref="QueryNotSupportedException">The key is not a column that has an order.</exception>
    public OrderedJoinedQuery<TLine> OrderBy<TKey>(Expression<Func<TLine, TKey>> key) => Ordered(key, descending: false, after: 0);

    /// <summary>In descending order of a column; otherwise as <see cref="OrderBy{TKey}"/>.</summary>
    /// <exception cref="QueryNotSupportedException">The key is not a column that has an order.</exception>
    public OrderedJoinedQuery<TLine> OrderByDescending<TKey>(Expression<Func<TLine, TKey>> key) => Ordered(key, descending: true, after: 0);

    /// <summary>Makes something else of each line, and asks only for the columns that that takes.</summary>
    /// <param name="selector">Makes the result of a line.</param>
    /// <param name="selectorText">The selector's source text; the compiler passes it.</param>
    public JoinedQuery<TResult> Select<TResult>(Func<TLine, TResult> selector, [CallerArgumentExpression(nameof(selector))] string? selectorText = null)
    {
        ArgumentNullException.ThrowIfNull(selector);
        // What lines were made of by a selector before takes what that one reads, whatever this one leaves out.
        var model = _line.Part is { } part ? _line.Narrow(Model, selectorText, part) : Model;
        return new(Runner, model, new(_line.Sources, rows => selector(_line.Make(rows)), Part: null));
    }

    /// <summary>At most so many lines, the first in the query's order.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lines"/> is not positive.</exception>
    public JoinedQuery<TLine> Take(int lines) => With(Limited(lines));

    /// <summary>Reads pages of so many lines (<c>count</c> of the FetchXML). Without it the service chooses: 5,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lines"/> is not between 1 and 5,000.</exception>
    public JoinedQuery<TLine> WithPageSize(int lines) => With(Paged(lines));

    /// <summary>Asks for the texts that the service formats for the caller's language, zone and currency.</summary>
    public JoinedQuery<TLine> WithFormattedValues() => With(Model with { WithFormattedValues = true });

    /// <inheritdoc/>
    /// <remarks>One aggregate (<c>count</c>), exact to 50,000 lines; beyond, lines that no row has several of are read page by page and counted.</remarks>
    public override Task<long> CountAsync(CancellationToken cancellationToken = default) => Runner.CountLinesAsync(Model, cancellationToken);

    internal override DataverseQuery<TLine> Over(QueryRunner runner, QueryModel model) => new JoinedQuery<TLine>(runner, model, _line);

    private protected override IAsyncEnumerable<TLine> Stream(QueryModel model, CancellationToken cancellationToken) =>
        Runner.StreamAsync(model, start => Lines(model, start), cancellationToken);

    private protected override Task<List<TLine>> ReadAllAsync(QueryModel model, CancellationToken cancellationToken) =>
        Runner.ReadAllAsync(model, start => Lines(model, start), cancellationToken);

    private protected override Task<Page<TLine>> ReadPageAsync(QueryModel model, string? continuation, CancellationToken cancellationToken) =>
        Runner.ReadPageAsync(model, start => Lines(model, start), continuation, cancellationToken);

    private protected override async Task<bool> HasRowsAsync(QueryModel model, CancellationToken cancellationToken) =>
        await ReadAllAsync(model, cancellationToken).ConfigureAwait(false) is [_, ..];

    private protected OrderedJoinedQuery<TLine> Ordered(LambdaExpression key, bool descending, int after)
    {
        ArgumentNullException.ThrowIfNull(key);
        RequireUnlimited(after == 0 ? nameof(OrderBy) : nameof(OrderedJoinedQuery<>.ThenBy));
        var ordering = OrderingTranslator.Translate(key, Scope.Of(key, _line.Sample), descending);
        return new(Runner, Model with { Orderings = Model.Orderings.Insert(after, ordering) }, _line, after + 1);
    }

    private LinkedPages<TLine> Lines(QueryModel model, string? start) => Runner.LinkedPages(model, _line.Make, start);

    private JoinedQuery<TLine> With(QueryModel model) => new(Runner, model, _line);
}

/// <summary>Lines in some order, to which further columns may be added for lines that are alike in the first.</summary>
/// <typeparam name="TLine">What a line becomes.</typeparam>
public sealed class OrderedJoinedQuery<TLine> : JoinedQuery<TLine>
{
    private readonly int _orderings;

    internal OrderedJoinedQuery(QueryRunner runner, QueryModel model, JoinLine<TLine> line, int orderings)
        : base(runner, model, line) =>
        _orderings = orderings;

    /// <summary>Then in ascending order of this column.</summary>
    /// <exception cref="QueryNotSupportedException">The key is not a column that has an order.</exception>
    public OrderedJoinedQuery<TLine> ThenBy<TKey>(Expression<Func<TLine, TKey>> key) => Ordered(key, descending: false, _orderings);

    /// <summary>Then in descending order of this column.</summary>
    /// <exception cref="QueryNotSupportedException">The key is not a column that has an order.</exception>
    public OrderedJoinedQuery<TLine> ThenByDescending<TKey>(Expression<Func<TLine, TKey>> key) => Ordered(key, descending: true, _orderings);
}

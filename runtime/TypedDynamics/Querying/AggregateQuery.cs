using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using TypedDynamics.Emitted;
using TypedDynamics.Querying;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation;

namespace TypedDynamics;

/// <summary>Groups of rows, and what was selected of each: <c>GET accounts?fetchXml=&lt;fetch aggregate="true"…</c>.</summary>
/// <remarks>The service aggregates 50,000 rows at most, and answers beyond with <see cref="AggregateLimitException"/>.</remarks>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TResult">What a group becomes.</typeparam>
public sealed class AggregateQuery<T, TResult> : DataverseQuery<TResult>
    where T : Entity, IEntity<T>
{
    private readonly Func<AnswerLine, Func<IAggregated, string>, TResult> _read;

    // What the service has no words for is left out here; then the groups are counted here too.
    private readonly Func<AnswerLine, Func<IAggregated, string>, bool>? _keeps;
    private readonly int? _most;

    internal AggregateQuery(QueryRunner runner, QueryModel model, Func<AnswerLine, Func<IAggregated, string>, TResult> read, Func<AnswerLine, Func<IAggregated, string>, bool>? keeps, int? most = null)
        : base(runner, model) =>
        (_read, _keeps, _most) = (read, keeps, most);

    /// <summary>At most so many groups, the first in the query's order.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="groups"/> is not positive.</exception>
    public AggregateQuery<T, TResult> Take(int groups)
    {
        var limited = Limited(groups);
        return _keeps is null ? With(limited) : new(Runner, Model, _read, _keeps, Math.Min(groups, _most ?? groups));
    }

    /// <summary>
    /// Where the rows are more than the service aggregates, asks in parts: by spans of this column, halved until the service takes them. The parts
    /// are added up; averages are worked out of sums. It costs requests, and is not one moment's view of the rows.
    /// </summary>
    /// <param name="column">A date column of the row itself that spreads the rows: <c>x => x.CreatedOn</c>.</param>
    /// <exception cref="QueryNotSupportedException">It is no such column, or the query counts different values, which parts cannot tell.</exception>
    public AggregateQuery<T, TResult> PartitionedBy(Expression<Func<T, DateTimeOffset?>> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (MemberPaths.Reach(column.Body, Scope.Of(column, T.Model)) is not { Navigations: [], Column.Kind: ColumnKind.DateTime or ColumnKind.DateTimeTimeZoneIndependent or ColumnKind.DateOnly } reached)
            throw Unsupported.Because(column.Body, "parts are made by a date column of the row itself", "Name one that spreads the rows: x => x.CreatedOn.");
        GroupTotals.Require(Model.Aggregation!);
        return With(Model with { Aggregation = Model.Aggregation! with { Partition = reached.Path } });
    }

    /// <summary>Sends the query as OData: <c>$apply=groupby(…)</c>.</summary>
    /// <exception cref="QueryNotSupportedException">OData cannot say it: the service's has no parts of dates, no different values, no order and no limit of groups.</exception>
    public AggregateQuery<T, TResult> AsOData()
    {
        _ = ToODataUri();
        return With(Model with { Road = Road.OData });
    }

    /// <inheritdoc/>
    /// <remarks>The groups, all of them read to be counted.</remarks>
    public override async Task<long> CountAsync(CancellationToken cancellationToken = default) => (await LinesAsync(Model, cancellationToken).ConfigureAwait(false)).Count;

    /// <summary>The only line of a query without keys; of no rows it may be left out.</summary>
    internal async Task<TResult> OfAllRowsAsync(CancellationToken cancellationToken) =>
        await ReadAllAsync(Model, cancellationToken).ConfigureAwait(false) is [var result, ..] ? result : _read(AnswerLine.Empty, AnswerNames.On(Road.FetchXml));

    internal override DataverseQuery<TResult> Over(QueryRunner runner, QueryModel model) => new AggregateQuery<T, TResult>(runner, model, _read, _keeps, _most);

    private protected override async IAsyncEnumerable<TResult> Stream(QueryModel model, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var result in await ReadAllAsync(model, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return result;
        }
    }

    private protected override async Task<List<TResult>> ReadAllAsync(QueryModel model, CancellationToken cancellationToken)
    {
        var nameOf = AnswerNames.On(RoadChoice.Of(model));
        return (await LinesAsync(model, cancellationToken).ConfigureAwait(false)).ConvertAll(line => _read(line, nameOf));
    }

    private async Task<List<AnswerLine>> LinesAsync(QueryModel model, CancellationToken cancellationToken)
    {
        if (_keeps is null) return await Runner.AggregateAsync(model, cancellationToken).ConfigureAwait(false);
        var nameOf = AnswerNames.On(RoadChoice.Of(model));
        var lines = await Runner.AggregateAsync(model with { Top = null }, cancellationToken).ConfigureAwait(false);
        return [.. lines.Where(line => _keeps(line, nameOf)).Take(Math.Min(model.Top ?? int.MaxValue, _most ?? int.MaxValue))];
    }

    // Groups come by the page too, but parts that are added up do not: all come at once.
    private protected override async Task<Page<TResult>> ReadPageAsync(QueryModel model, string? continuation, CancellationToken cancellationToken) =>
        continuation is null ? new(await ReadAllAsync(model, cancellationToken).ConfigureAwait(false), null) : throw Continuation.NotOfThisQuery();

    private protected override async Task<bool> HasRowsAsync(QueryModel model, CancellationToken cancellationToken) =>
        await LinesAsync(model, cancellationToken).ConfigureAwait(false) is [_, ..];

    private AggregateQuery<T, TResult> With(QueryModel model) => new(Runner, model, _read, _keeps, _most);
}

using System.Runtime.CompilerServices;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation.Projections;

namespace TypedDynamics;

/// <summary>A query whose rows become something else: only the columns that the selector reads are asked for.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TResult">What the selector makes of a row.</typeparam>
public sealed partial class ProjectedQuery<T, TResult> : RowQuery<TResult>
    where T : Entity, IEntity<T>
{
    private readonly Func<T, TResult> _selector;
    private readonly Projection _projection;

    internal ProjectedQuery(QueryRunner runner, QueryModel model, Func<T, TResult> selector, Projection projection)
        : base(runner, model) =>
        (_selector, _projection) = (selector, projection);

    /// <summary>Results that are alike come once: the service leaves out rows that are alike in the columns that the selector reads (<c>distinct="true"</c> of FetchXML), sorted by these columns behind the query's own order.</summary>
    /// <remarks>
    /// Where the selector makes something of the columns (<c>x => x.City == null</c>), rows that differ may give results that do not: these are left out here,
    /// by the result type's own equality. Such a query reads all distinct rows to count its results or to know its last ones, and has no pages to ask for one by one.
    /// </remarks>
    /// <exception cref="QueryNotSupportedException">The selector reads the id, related rows, or something that its source text does not tell; or the order is by another column.</exception>
    public ProjectedQuery<T, TResult> Distinct()
    {
        RequireUnlimited(nameof(Distinct));
        if (_projection.ReadsKey || Model.Columns.IsAll || Model.Columns.Columns.IsEmpty || !Model.Expansions.IsEmpty)
            throw new QueryNotSupportedException("Distinct tells rows apart by the columns of the row itself that the selector reads: x => new { x.City, x.Industry }. With columns of related rows write GroupBy(x => new { … }).Select(g => g.Key); with the id no two rows are alike.");
        if (Model.Orderings.FirstOrDefault(ordering => !ordering.Path.Navigations.IsEmpty || !Model.Columns.Columns.Contains(ordering.Path.Column)) is { } other)
            throw new QueryNotSupportedException($"Distinct rows cannot be sorted by '{other.Path.Column.MemberName}', which the selector does not read. Select it too, or leave the order out.");
        return With(Model with { IsDistinct = true });
    }

    /// <summary>At most so many rows, the first in the query's order. More than 5,000, or than a page, are read as pages.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not positive.</exception>
    public ProjectedQuery<T, TResult> Take(int rows) => With(Limited(rows));

    /// <summary>Reads pages of so many rows (<c>Prefer: odata.maxpagesize</c>). Without it the service chooses: 5,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not between 1 and 5,000.</exception>
    public ProjectedQuery<T, TResult> WithPageSize(int rows) => With(Paged(rows));

    /// <summary>Sends the query as FetchXML: <c>GET accounts?fetchXml=…</c>. Rows, pages and counts come the same.</summary>
    /// <exception cref="QueryNotSupportedException">FetchXML cannot say it.</exception>
    public ProjectedQuery<T, TResult> AsFetchXml() => With(OnFetchXml());

    /// <summary>Sends the query as OData, as it is sent anyway where OData can say it and <see cref="AsFetchXml"/> was not called.</summary>
    public ProjectedQuery<T, TResult> AsOData() => With(Model with { Road = Road.OData });

    /// <inheritdoc/>
    public override async Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        MayRepeat(Model)
            ? (await ReadAllAsync(Model, cancellationToken).ConfigureAwait(false)).Count
            : await Runner.CountAsync<T>(Model, cancellationToken).ConfigureAwait(false);

    internal override DataverseQuery<TResult> Over(QueryRunner runner, QueryModel model) => new ProjectedQuery<T, TResult>(runner, model, _selector, _projection);

    private protected override IAsyncEnumerable<TResult> Stream(QueryModel model, CancellationToken cancellationToken) =>
        MayRepeat(model) ? DistinctResults.Of(StreamRows(model with { Top = null }, cancellationToken), model.Top) : StreamRows(model, cancellationToken);

    private async IAsyncEnumerable<TResult> StreamRows(QueryModel model, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in Runner.StreamAsync<T>(model, cancellationToken).ConfigureAwait(false)) yield return _selector(row);
    }

    private protected override async Task<List<TResult>> ReadAllAsync(QueryModel model, CancellationToken cancellationToken) =>
        MayRepeat(model)
            ? await Stream(model, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)
            : (await Runner.ReadAllAsync<T>(model, cancellationToken).ConfigureAwait(false)).ConvertAll(row => _selector(row));

    private protected override async Task<Page<TResult>> ReadPageAsync(QueryModel model, string? continuation, CancellationToken cancellationToken)
    {
        if (MayRepeat(model))
            throw new QueryNotSupportedException("Pages of distinct results that the selector works out would repeat what earlier pages hold. Select the columns alone, or read the results with await foreach.");
        var page = await Runner.ReadPageAsync<T>(model, continuation, cancellationToken).ConfigureAwait(false);
        return new([.. page.Rows.Select(_selector)], page.Continuation);
    }

    private protected override async Task<TResult> ReadRowAsync(QueryModel model, Guid id, CancellationToken cancellationToken) =>
        _selector(await Runner.ReadRowAsync<T>(model, id, cancellationToken).ConfigureAwait(false));

    private protected override async Task<bool> ReadAnyAsync(QueryModel model, CancellationToken cancellationToken) =>
        await Runner.ReadAllAsync<T>(model, cancellationToken).ConfigureAwait(false) is [_, ..];

    // Rows that differ in what the selector reads, and results that do not.
    private bool MayRepeat(QueryModel model) => model.IsDistinct && !_projection.KeepsRowsApart;

    private ProjectedQuery<T, TResult> With(QueryModel model) => new(Runner, model, _selector, _projection);
}

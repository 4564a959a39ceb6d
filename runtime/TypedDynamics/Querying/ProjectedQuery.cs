using System.Runtime.CompilerServices;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;

namespace TypedDynamics;

/// <summary>A query whose rows become something else: only the columns that the selector reads are asked for.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TResult">What the selector makes of a row.</typeparam>
public sealed class ProjectedQuery<T, TResult> : RowQuery<TResult>
    where T : Entity, IEntity<T>
{
    private readonly Func<T, TResult> _selector;

    internal ProjectedQuery(QueryRunner runner, QueryModel model, Func<T, TResult> selector)
        : base(runner, model) =>
        _selector = selector;

    /// <summary>At most so many rows, the first in the query's order. More than 5,000, or than a page, are read as pages.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not positive.</exception>
    public ProjectedQuery<T, TResult> Take(int rows) => new(Runner, Limited(rows), _selector);

    /// <summary>Reads pages of so many rows (<c>Prefer: odata.maxpagesize</c>). Without it the service chooses: 5,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not between 1 and 5,000.</exception>
    public ProjectedQuery<T, TResult> WithPageSize(int rows) => new(Runner, Paged(rows), _selector);

    /// <summary>Sends the query as FetchXML: <c>GET accounts?fetchXml=…</c>. Rows, pages and counts come the same.</summary>
    /// <exception cref="QueryNotSupportedException">FetchXML cannot say it.</exception>
    public ProjectedQuery<T, TResult> AsFetchXml() => new(Runner, OnFetchXml(), _selector);

    /// <summary>Sends the query as OData, as it is sent anyway where OData can say it and <see cref="AsFetchXml"/> was not called.</summary>
    public ProjectedQuery<T, TResult> AsOData() => new(Runner, Model with { Road = Road.OData }, _selector);

    /// <inheritdoc/>
    public override Task<long> CountAsync(CancellationToken cancellationToken = default) => Runner.CountAsync<T>(Model, cancellationToken);

    internal override DataverseQuery<TResult> Over(QueryRunner runner) => new ProjectedQuery<T, TResult>(runner, Model, _selector);

    private protected override async IAsyncEnumerable<TResult> Stream(QueryModel model, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in Runner.StreamAsync<T>(model, cancellationToken).ConfigureAwait(false)) yield return _selector(row);
    }

    private protected override async Task<List<TResult>> ReadAllAsync(QueryModel model, CancellationToken cancellationToken) =>
        (await Runner.ReadAllAsync<T>(model, cancellationToken).ConfigureAwait(false)).ConvertAll(row => _selector(row));

    private protected override async Task<Page<TResult>> ReadPageAsync(QueryModel model, string? continuation, CancellationToken cancellationToken)
    {
        var page = await Runner.ReadPageAsync<T>(model, continuation, cancellationToken).ConfigureAwait(false);
        return new([.. page.Rows.Select(_selector)], page.Continuation);
    }

    private protected override async Task<TResult> ReadRowAsync(QueryModel model, Guid id, CancellationToken cancellationToken) =>
        _selector(await Runner.ReadRowAsync<T>(model, id, cancellationToken).ConfigureAwait(false));

    private protected override async Task<bool> ReadAnyAsync(QueryModel model, CancellationToken cancellationToken) =>
        await Runner.ReadAllAsync<T>(model, cancellationToken).ConfigureAwait(false) is [_, ..];
}

using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;

namespace TypedDynamics;

/// <summary>A query for rows of one entity, or for what is made of each: rows have keys, and may be asked for by them.</summary>
/// <typeparam name="TResult">What a row becomes.</typeparam>
public abstract class RowQuery<TResult> : DataverseQuery<TResult>
{
    private const string RowNotFound = "0x80040217";

    private protected RowQuery(QueryRunner runner, QueryModel model)
        : base(runner, model)
    {
    }

    /// <summary>The row of that key, with the query's columns and inclusions; where the query has conditions, only if they hold of it.</summary>
    /// <exception cref="DataverseException">There is no such row (status 404).</exception>
    /// <exception cref="InvalidOperationException">There is such a row, and the query's conditions do not hold of it.</exception>
    public async Task<TResult> GetAsync(Guid id, CancellationToken cancellationToken = default)
    {
        if (IsOfAllRows) return await ReadRowAsync(Model, id, cancellationToken).ConfigureAwait(false);
        return await ReadAllAsync(OfKey(id), cancellationToken).ConfigureAwait(false) is [var row, ..] ? row : throw NoRow();
    }

    /// <summary>The row of that key, or nothing; otherwise as <see cref="GetAsync"/>. Nothing is null, and of a value type its default: select a nullable one to tell.</summary>
    public async Task<TResult?> FindAsync(Guid id, CancellationToken cancellationToken = default)
    {
        if (!IsOfAllRows) return await ReadAllAsync(OfKey(id), cancellationToken).ConfigureAwait(false) is [var row, ..] ? row : default;
        try
        {
            return await ReadRowAsync(Model, id, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException exception) when (exception.Code == RowNotFound)
        {
            return default;
        }
    }

    private protected override async Task<bool> HasRowsAsync(QueryModel model, CancellationToken cancellationToken) =>
        await ReadAnyAsync(model with { Columns = ColumnSelection.KeyOnly, Expansions = [], Orderings = [], IsDistinct = false }, cancellationToken).ConfigureAwait(false);

    private protected abstract Task<TResult> ReadRowAsync(QueryModel model, Guid id, CancellationToken cancellationToken);

    /// <summary>Whether there is any row, without making anything of it: what it takes was not asked for.</summary>
    private protected abstract Task<bool> ReadAnyAsync(QueryModel model, CancellationToken cancellationToken);

    private bool IsOfAllRows => Model is { Filter: null, Top: null };

    // Which rows a limit leaves in depends on their order, so that it is left out where one is asked for by its key.
    private QueryModel OfKey(Guid id)
    {
        if (Model.Top is not null)
            throw new QueryNotSupportedException("A row cannot be asked for by its key among the first rows of a query. Leave Take out, or read the rows.");
        var key = Model.Entity.Key ?? throw new QueryNotSupportedException($"Table '{Model.Entity.LogicalName}' has no key to ask by.");
        return (Model with { Orderings = [] }).Where(
            new Comparison(new ColumnPath(null, [], key), ComparisonOperator.Equal, Literal.Of(id)));
    }
}

using TypedDynamics.LateBound;
using TypedDynamics.Writing.Bulk;

namespace TypedDynamics;

/// <summary>Writes as many rows as there are into a table that is known only at run time. Made by <see cref="Table.Bulk"/>.</summary>
/// <remarks>
/// Rows are names and values, as <see cref="Table.CreateAsync"/> takes them; otherwise as <see cref="BulkWrites{T}"/>: portions, several at once, sent again when the service
/// asks for that, and a journal by which an interrupted writing goes on. Nothing is sent before the first outcome is asked for; who stops asking stops the writing.
/// </remarks>
public sealed class TableBulkWrites
{
    private readonly DataverseConnection _connection;
    private readonly TableModel _table;
    private readonly BulkOptions _options;

    internal TableBulkWrites(DataverseConnection connection, TableModel table, BulkOptions options) => (_connection, _table, _options) = (connection, table, options);

    /// <summary>Makes the rows (<c>CreateMultiple</c>), and gives what became of each. Those without a value in the id's column get one, under that name.</summary>
    /// <exception cref="FormatException">The journal is no journal, or that of another writing.</exception>
    public IAsyncEnumerable<BulkOutcome<IDictionary<string, object?>>> CreateEachAsync(IAsyncEnumerable<IDictionary<string, object?>> rows, CancellationToken cancellationToken = default) =>
        Run(new RecordCreation(_table), rows, cancellationToken);

    /// <summary>Changes the rows of their ids (<c>UpdateMultiple</c>); fails for those that are not there.</summary>
    /// <exception cref="FormatException">The journal is no journal, or that of another writing.</exception>
    public IAsyncEnumerable<BulkOutcome<IDictionary<string, object?>>> UpdateEachAsync(IAsyncEnumerable<IDictionary<string, object?>> rows, CancellationToken cancellationToken = default) =>
        Run(new RecordUpdate(_table), rows, cancellationToken);

    /// <summary>Changes the rows, or makes them (<c>UpsertMultiple</c>).</summary>
    /// <param name="rows">Each with its id, or with an alternate key as <c>@odata.id</c> (<c>accounts(accountnumber='A-1')</c>) and without the key's columns. One that has neither is made.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="FormatException">The journal is no journal, or that of another writing.</exception>
    public IAsyncEnumerable<BulkOutcome<IDictionary<string, object?>>> UpsertEachAsync(IAsyncEnumerable<IDictionary<string, object?>> rows, CancellationToken cancellationToken = default) =>
        Run(new RecordUpsert(_table), rows, cancellationToken);

    private IAsyncEnumerable<BulkOutcome<IDictionary<string, object?>>> Run(RecordAction action, IAsyncEnumerable<IDictionary<string, object?>> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new BulkRun<IDictionary<string, object?>>(_connection, action, _options).RunAsync(rows, cancellationToken);
    }
}

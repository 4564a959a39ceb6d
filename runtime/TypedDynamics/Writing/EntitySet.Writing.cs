using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Translation;
using TypedDynamics.Writing;

namespace TypedDynamics;

public sealed partial class EntitySet<T>
{
    /// <summary>Makes the row: <c>POST</c> with the columns that were assigned.</summary>
    /// <remarks>
    /// A row without an id gets one before it is sent, so that sending it again after a lost answer cannot make a second row. Afterwards the row
    /// has its id and no changes; what the service filled in is not on it: see <see cref="CreateAndReadAsync(T, CancellationToken)"/>.
    /// </remarks>
    /// <returns>The row's id.</returns>
    /// <exception cref="DataverseException">The service refused; <c>0x80040237</c> when there is a row of that id already.</exception>
    public Task<Guid> CreateAsync(T row, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        return _writes.CreateAsync(row, cancellationToken);
    }

    /// <summary>Makes the row and gives it as the service has it then, all columns: <c>POST</c> with <c>Prefer: return=representation</c>.</summary>
    /// <remarks>Otherwise as <see cref="CreateAsync"/>.</remarks>
    /// <exception cref="DataverseException">The service refused.</exception>
    public Task<T> CreateAndReadAsync(T row, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        return _writes.CreateAndReadAsync(row, Model, cancellationToken);
    }

    /// <summary>Makes the row and gives what the selector makes of it as the service has it then; only what the selector reads comes back.</summary>
    /// <param name="row">The row.</param>
    /// <param name="selector">Makes the result of the row, as in <see cref="EntityQuery{T}.Select"/>.</param>
    /// <param name="cancellationToken">Stops the waiting; the row may have been made all the same.</param>
    /// <param name="selectorText">The selector's source text; the compiler passes it.</param>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task<TResult> CreateAndReadAsync<TResult>(
        T row,
        Func<T, TResult> selector,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(selector))] string? selectorText = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        var shape = Select(selector, selectorText).Model;
        return selector(await _writes.CreateAndReadAsync(row, shape, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Changes the row of its id: <c>PATCH</c> with the columns that were assigned since it was made or read, and <c>If-Match</c>. Without changes nothing is sent.</summary>
    /// <param name="row">A row that was read, or a new one with its key assigned.</param>
    /// <param name="concurrency">Whether somebody else's change in between is overwritten or refuses the update.</param>
    /// <param name="cancellationToken">Stops the waiting; the row may have been changed all the same.</param>
    /// <exception cref="DataverseException">There is no such row (status 404), or the service refused.</exception>
    /// <exception cref="ConcurrencyException">With <see cref="ConcurrencyMode.IfUnchanged"/>: the row was changed since it was read.</exception>
    public Task UpdateAsync(T row, ConcurrencyMode concurrency = ConcurrencyMode.Overwrite, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        return _writes.UpdateAsync(row, concurrency, cancellationToken);
    }

    /// <summary>Changes the row of its id, or makes it: <c>PATCH</c> without <c>If-Match</c>. A row without an id gets one.</summary>
    /// <returns>Which of the two it was.</returns>
    /// <exception cref="DataverseException">The service refused.</exception>
    public Task<UpsertOutcome> UpsertAsync(T row, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        return _writes.UpsertAsync(row, address: null, cancellationToken);
    }

    /// <summary>Changes the row that has these values of an alternate key, or makes it: <c>PATCH accounts(accountnumber='A-1')</c>. Afterwards the row has its id.</summary>
    /// <param name="row">The row; it must have values in the key's columns.</param>
    /// <param name="key">The columns of an alternate key: <c>x => x.AccountNumber</c>, <c>x => new { x.FirstName, x.EMailAddress1 }</c>.</param>
    /// <param name="cancellationToken">Stops the waiting; the row may have been written all the same.</param>
    /// <returns>Which of the two it was.</returns>
    /// <exception cref="ArgumentException">These columns are no alternate key, or one of them is null.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public Task<UpsertOutcome> UpsertAsync(T row, Expression<Func<T, object?>> key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(key);
        return _writes.UpsertAsync(row, RowAddress.Of(row, key), cancellationToken);
    }

    /// <summary>Deletes the row of that id, whatever its version.</summary>
    /// <exception cref="DataverseException">There is no such row (status 404), or the service refused: <c>0x80040227</c> when other rows forbid it.</exception>
    public Task DeleteAsync(Guid id, CancellationToken cancellationToken = default) => _writes.DeleteAsync(T.Model, id, version: null, cancellationToken);

    /// <summary>Deletes the row of its id.</summary>
    /// <param name="row">The row.</param>
    /// <param name="concurrency">Whether somebody else's change in between refuses the delete.</param>
    /// <param name="cancellationToken">Stops the waiting; the row may be gone all the same.</param>
    /// <exception cref="DataverseException">There is no such row (status 404), or the service refused.</exception>
    /// <exception cref="ConcurrencyException">With <see cref="ConcurrencyMode.IfUnchanged"/>: the row was changed since it was read.</exception>
    public Task DeleteAsync(T row, ConcurrencyMode concurrency = ConcurrencyMode.Overwrite, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        return _writes.DeleteAsync(T.Model, row.Id, concurrency == ConcurrencyMode.Overwrite ? null : RowWrites.VersionFor(row, concurrency), cancellationToken);
    }

    /// <summary>Sets one column of one row: <c>PUT accounts(…)/name</c>; clears it (<c>DELETE</c>) where the value is null.</summary>
    /// <exception cref="ArgumentException">It is no column that can be set by itself: assign lookups on a row and update that.</exception>
    /// <exception cref="DataverseException">There is no such row (status 404), or the service refused.</exception>
    public Task SetAsync<TValue>(Guid id, Expression<Func<T, TValue>> column, TValue value, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(column);
        var reached = MemberPaths.Reach(column.Body, Scope.Of(column, T.Model));
        if (reached is { Column: { IsReadOnly: true, Kind: not ColumnKind.Lookup }, Navigations.IsEmpty: true })
            throw new ArgumentException($"'{column.Body}' is filled in by the service and cannot be set.", nameof(column));
        return reached is { Column: { Kind: not (ColumnKind.Lookup or ColumnKind.Complex) } found, Navigations.IsEmpty: true }
            ? _writes.SetAsync(T.Model, id, found, value, cancellationToken)
            : throw new ArgumentException($"'{column.Body}' cannot be set by itself. Name a column of the row's own; assign lookups on a row and update that.", nameof(column));
    }

    /// <summary>Writes many rows: <c>await crm.Accounts.Bulk().CreateAsync(rows)</c>.</summary>
    /// <param name="options">In what portions, how many at once, and where is noted how far it came; read now.</param>
    /// <exception cref="ArgumentException">An option makes no sense; the message names it and the mend.</exception>
    public BulkWrites<T> Bulk(BulkOptions? options = null) => new(_connection, (options ?? new()).Checked());

    /// <summary>Ties a row to another: into a collection (<c>POST …/$ref</c>), or as the one row of a single-valued navigation (<c>PUT …/$ref</c>).</summary>
    /// <param name="id">The row that has the navigation.</param>
    /// <param name="navigation">The navigation: <c>x => x.ContactCustomerAccounts</c>, <c>x => x.PrimaryContact</c>.</param>
    /// <param name="related">The id of the row at the other end.</param>
    /// <param name="cancellationToken">Stops the waiting; the rows may be tied all the same.</param>
    /// <exception cref="ArgumentException">It is no navigation of the row's own.</exception>
    /// <exception cref="DataverseException">A row is missing (status 404), or the service refused.</exception>
    public Task AssociateAsync(Guid id, Expression<Func<T, object?>> navigation, Guid related, CancellationToken cancellationToken = default) =>
        _writes.AssociateAsync(T.Model, id, Navigation(navigation), related, cancellationToken);

    /// <summary>Takes two rows apart: <c>DELETE …/$ref</c>.</summary>
    /// <param name="id">The row that has the navigation.</param>
    /// <param name="navigation">The navigation.</param>
    /// <param name="related">The row to take out of a collection; not needed for a single-valued navigation.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="ArgumentException">It is no navigation of the row's own, or a collection and no row was named.</exception>
    /// <exception cref="DataverseException">A row is missing (status 404), or the service refused.</exception>
    public Task DisassociateAsync(Guid id, Expression<Func<T, object?>> navigation, Guid? related = null, CancellationToken cancellationToken = default)
    {
        var found = Navigation(navigation);
        if (found.IsCollection && related is null) throw new ArgumentException($"'{found.MemberName}' is a collection: say which row leaves it.", nameof(related));
        return _writes.DisassociateAsync(T.Model, id, found, found.IsCollection ? related : null, cancellationToken);
    }

    private static NavigationModel Navigation(Expression<Func<T, object?>> navigation)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return navigation.Body is MemberExpression { Expression: ParameterExpression, Member.Name: var name } && T.Model.FindMember(name) is NavigationModel found
            ? found
            : throw new ArgumentException($"'{navigation.Body}' is no navigation of '{T.Model.LogicalName}'. Name one: x => x.PrimaryContact.", nameof(navigation));
    }
}

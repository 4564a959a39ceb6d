using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Files;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Security;
using TypedDynamics.Emulator.Storage;
using TypedDynamics.Emulator.Webhooks;

namespace TypedDynamics.Emulator.Rules;

/// <summary>Deletes a row and does to those that refer to it what their relationships say. The caller holds the transaction.</summary>
/// <param name="connection">The transaction's.</param>
/// <param name="org">The tables.</param>
/// <param name="actor">Whose work it is.</param>
/// <param name="events">Are told; null where nobody is.</param>
internal sealed class Deletion(SqliteConnection connection, Org org, Actor actor, RowEvents? events = null)
{
    private readonly HashSet<Reference> _deleted = [];

    public void Delete(Table table, Guid id)
    {
        actor.Access.Require(Access.Delete, table);
        var row = new Reference(id, table.LogicalName);
        if (!_deleted.Add(row))
            return;
        var happening = events is null ? null : new Happening(Happening.Delete, table, id) { Before = events.RowOf(table, id) };
        if (happening is not null) events!.Before(happening);
        foreach (var referring in org.Tables.Where(referring => !referring.IsAbstract))
        {
            foreach (var column in referring.Columns.Where(column => referring.TargetsOf(column).Any(target => target.Table == table)))
                Release(referring, column, row);
        }

        foreach (var through in table.Navigations.Select(navigation => navigation.Through).OfType<Intersection>())
            Rows.DeletePairs(connection, through, id, target: null);
        Rows.Delete(connection, table, id);
        new FileStore(connection).ForgetAll(table.LogicalName, id);
        if (happening is not null) events!.After(happening);
    }

    private void Release(Table referring, Column column, Reference row)
    {
        var behavior = WellKnown.IsPartOfTarget(referring, column)
            ? DeleteBehavior.Cascade
            : referring.DeleteBehaviors.GetValueOrDefault((column.LogicalName, row.LogicalName));
        if (behavior == DeleteBehavior.NoCascade)
            return;
        foreach (var id in Rows.ReferringTo(connection, referring, column, row))
        {
            if (behavior == DeleteBehavior.Restrict)
                throw ODataErrors.CannotDelete(referring);
            if (behavior == DeleteBehavior.Cascade)
                Delete(referring, id);
            else
                Rows.Update(connection, referring, id, Rows.NextVersion(connection), new Dictionary<Column, object?> { [column] = null });
        }
    }
}

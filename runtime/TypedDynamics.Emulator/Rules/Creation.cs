using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Security;
using TypedDynamics.Emulator.Storage;
using TypedDynamics.Emulator.Webhooks;

namespace TypedDynamics.Emulator.Rules;

/// <summary>Creates a row and all that comes with it, whichever road it came by. The caller holds the transaction.</summary>
/// <param name="connection">The transaction's.</param>
/// <param name="clock">Says when.</param>
/// <param name="actor">Whose work it is.</param>
/// <param name="events">Are told; null where nobody is.</param>
internal sealed class Creation(SqliteConnection connection, TimeProvider clock, Actor actor, RowEvents? events = null)
{
    private const int DuplicatePrimaryKey = 1555;
    private const int DuplicateUnique = 2067;

    public Guid Create(RowInput row)
    {
        var table = row.Table;
        if (table.IsAbstract || table.SetName is null)
            throw ODataErrors.CannotCreate(table);
        actor.Access.Require(Access.Create, table);
        foreach (var (navigation, parent) in row.Parents)
            row.Values[navigation.Column!] = new Reference(Create(parent), navigation.Target.LogicalName);

        var id = row.Values.GetValueOrDefault(table.PrimaryId) as Guid? ?? row.Values.GetValueOrDefault(table.Key) as Guid? ?? Guid.CreateVersion7(clock.GetUtcNow());
        var sent = events is null ? null : row.Values.Keys.ToList();
        var version = Rows.NextVersion(connection);
        Defaults.Apply(row, id, clock.GetUtcNow(), version, actor);
        AutoNumber.Apply(connection, row, clock.GetUtcNow());
        Ownership.Apply(row, actor);
        Images.Apply(row, id, clock.GetUtcNow());
        Validation.Check(row);
        WriteOnly.Apply(connection, row, id);
        var happening = events is null ? null : new Happening(Happening.Create, table, id) { Values = row.Values, Sent = sent! };
        if (happening is not null) events!.Before(happening);
        Insert(row, id, version);

        foreach (var (navigation, child) in row.Children)
            CreateChild(navigation, child, new Reference(id, table.LogicalName));
        foreach (var (navigation, other) in row.Links)
            Link(navigation, new Reference(id, table.LogicalName), other);
        if (happening is not null) events!.After(happening);
        return id;
    }

    private void Insert(RowInput row, Guid id, long version)
    {
        try
        {
            Rows.Insert(connection, row.Table, id, version, row.Values);
        }
        catch (SqliteException e) when (e.SqliteExtendedErrorCode is DuplicatePrimaryKey)
        {
            throw ODataErrors.Duplicate();
        }
        catch (SqliteException e) when (e.SqliteExtendedErrorCode is DuplicateUnique)
        {
            throw ODataErrors.DuplicateKey(row.Table);
        }
    }

    private void CreateChild(Navigation navigation, RowInput child, Reference parent)
    {
        if (navigation.Column is { } column)
            child.Values[column] = parent;
        var id = Create(child);
        if (navigation.Through is { } through)
            Rows.InsertPair(connection, through, parent.Id, id, Rows.NextVersion(connection));
    }

    private void Link(Navigation navigation, Reference row, Reference other)
    {
        if (navigation.Through is { } through)
            Rows.InsertPair(connection, through, row.Id, other.Id, Rows.NextVersion(connection));
        else
            Rows.Update(connection, navigation.Target, other.Id, Rows.NextVersion(connection), new Dictionary<Column, object?> { [navigation.Column!] = row });
    }
}

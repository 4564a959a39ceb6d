using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Schema.Editing;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Schema;

/// <summary>The organization's schema over time: one organization after the other, each made of the documents of the last one and a change.</summary>
internal sealed class SchemaStore(Database database, Org org, TimeProvider clock)
{
    private const int UniqueViolated = 19;

    private readonly Org _first = org;
    private volatile Org _org = org;
    private volatile bool _keysMayWait = true;

    public Org Org => _org;

    /// <summary>Whether this run has changed the schema since indexes were last built.</summary>
    public bool HasChanged => _keysMayWait && !ReferenceEquals(_org, _first);

    /// <summary>Changes the schema: documents, SQLite tables and the log of changes, all or nothing.</summary>
    /// <exception cref="ServiceError">The change is not possible; nothing was changed.</exception>
    public T Change<T>(Func<SchemaEdit, T> change)
    {
        if (database.IsInChangeSet)
            throw ODataErrors.NotImplemented("changes of the schema inside a change set");
        return database.Write(connection =>
        {
            var before = _org;
            var edit = new SchemaEdit(before, clock.GetUtcNow());
            var result = change(edit);
            var after = OrgLoading.Load(edit.Result(), before);
            Apply(connection, before, after);
            database.AfterCommit(() =>
            {
                _org = after;
                _keysMayWait = true;
            });
            return result;
        });
    }

    /// <summary>Builds the indexes of alternate keys that wait for it, as the service does it some time after a key was made.</summary>
    public void BuildIndexes()
    {
        if (!_keysMayWait || database.IsInChangeSet)
            return;
        foreach (var (table, key) in WaitingKeys().ToList())
        {
            try
            {
                Finish(table, key, "Active");
            }
            catch (SqliteException e) when (e.SqliteErrorCode == UniqueViolated)
            {
                Finish(table, key, "Failed");
            }
        }

        _keysMayWait = false;
    }

    private IEnumerable<(string Table, string Key)> WaitingKeys() =>
        from entity in _org.Catalog.Entities
        from key in entity.Items("Keys")
        where key.Text("EntityKeyIndexStatus") == "Pending"
        select (entity.NameOf("LogicalName"), key.NameOf("LogicalName"));

    private void Finish(string table, string key, string status) => Change(edit =>
    {
        new KeyMaking(edit).Finish(table, key, status);
        return true;
    });

    private static void Apply(SqliteConnection connection, Org before, Org after)
    {
        Tables.Drop(connection, before, after);
        Tables.Create(connection, after);
        SchemaChanges.Note(connection, before, after);
        SchemaKeeping.Save(connection, before.Documents, after.Documents);
    }
}

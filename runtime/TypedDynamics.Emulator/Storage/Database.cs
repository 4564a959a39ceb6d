using Microsoft.Data.Sqlite;

namespace TypedDynamics.Emulator.Storage;

/// <summary>The SQLite database behind the emulator: one connection, one caller at a time, every write a transaction.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Lock _gate = new();
    private readonly List<Action> _afterCommit = [];
    private bool _isWriting;

    public Database(string path, TimeZoneInfo zone)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Comparisons.Register(_connection);
        LocalTimes.Register(_connection, zone);
        using var pragmas = _connection.CreateCommand();
        pragmas.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;";
        pragmas.ExecuteNonQuery();
    }

    public T Read<T>(Func<SqliteConnection, T> read)
    {
        lock (_gate)
            return read(_connection);
    }

    /// <summary>Runs <paramref name="write"/> in a transaction that an exception rolls back; in the one that is under way, where there is one.</summary>
    public T Write<T>(Func<SqliteConnection, T> write)
    {
        lock (_gate)
        {
            if (_isWriting)
                return write(_connection);
            using var transaction = _connection.BeginTransaction();
            _afterCommit.Clear();
            var result = write(_connection);
            Commit(transaction);
            return result;
        }
    }

    /// <summary>Whether the caller writes inside a transaction that holds more than its own writes.</summary>
    public bool IsInChangeSet => _gate.IsHeldByCurrentThread && _isWriting;

    /// <summary>Runs what writes several times, all or nothing: nothing when it returns false or throws.</summary>
    public void TryWrite(Func<bool> write)
    {
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            _isWriting = true;
            _afterCommit.Clear();
            try
            {
                if (write())
                    Commit(transaction);
            }
            finally
            {
                _isWriting = false;
            }
        }
    }

    /// <summary>Does something when the transaction under way is committed, and not where it is not. Short, and without the database.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    private void Commit(SqliteTransaction transaction)
    {
        transaction.Commit();
        _afterCommit.ForEach(static action => action());
        _afterCommit.Clear();
    }

    public void Dispose()
    {
        lock (_gate)
            _connection.Dispose();
    }
}

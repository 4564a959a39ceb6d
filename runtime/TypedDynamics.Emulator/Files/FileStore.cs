using System.Globalization;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Files;

/// <summary>Files and the pieces of those on their way, in SQLite: a file's bytes lie in blocks, so that none is ever held whole.</summary>
internal sealed class FileStore(SqliteConnection connection)
{
    public static string Declaration => $"""
        CREATE TABLE IF NOT EXISTS {Sql.Name("$files")} (id TEXT PRIMARY KEY, tablename TEXT NOT NULL, row TEXT NOT NULL, columnname TEXT NOT NULL, name TEXT NOT NULL, mimetype TEXT NOT NULL, size INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS {Sql.Name("$uploads")} (token TEXT PRIMARY KEY, tablename TEXT NOT NULL, row TEXT NOT NULL, columnname TEXT NOT NULL, name TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS {Sql.Name("$blocks")} (owner TEXT NOT NULL, at INTEGER NOT NULL, label TEXT, data BLOB NOT NULL, PRIMARY KEY (owner, at));
        CREATE INDEX IF NOT EXISTS {Sql.Name("$files.row")} ON {Sql.Name("$files")} (row);
        """;

    public void Begin(Upload upload) => Run(
        $"INSERT INTO {Sql.Name("$uploads")} VALUES ($a, $b, $c, $d, $e)", upload.Token, upload.Table, Text(upload.Row), upload.Column, upload.Name);

    public Upload? FindUpload(string token) => Read(
        $"SELECT token, tablename, row, columnname, name FROM {Sql.Name("$uploads")} WHERE token = $a",
        static reader => new Upload(reader.GetString(0), reader.GetString(1), Guid.Parse(reader.GetString(2)), reader.GetString(3), reader.GetString(4)),
        token).FirstOrDefault();

    /// <summary>Keeps a piece; one that is there already is replaced.</summary>
    /// <param name="owner">The upload's token, or the file's id.</param>
    /// <param name="at">Where it begins; in messages, which name pieces, their order of arrival.</param>
    /// <param name="label">What a message calls it.</param>
    /// <param name="data">Its bytes.</param>
    public void Put(string owner, long at, string? label, ReadOnlyMemory<byte> data) =>
        Run($"INSERT OR REPLACE INTO {Sql.Name("$blocks")} VALUES ($a, $b, $c, $d)", owner, at, label, data.ToArray());

    /// <summary>How many bytes have come.</summary>
    public long SizeOf(string owner) => Read($"SELECT COALESCE(SUM(LENGTH(data)), 0) FROM {Sql.Name("$blocks")} WHERE owner = $a", static reader => reader.GetInt64(0), owner)[0];

    /// <summary>Where each piece stands, by the name that a message gave it.</summary>
    public List<(long At, string? Label, long Length)> BlocksOf(string owner) => Read(
        $"SELECT at, label, LENGTH(data) FROM {Sql.Name("$blocks")} WHERE owner = $a ORDER BY at",
        static reader => (reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetInt64(2)),
        owner);

    /// <summary>Makes a file of an upload's pieces, in the order of the places that they are given.</summary>
    public void Commit(Upload upload, StoredFile file, IEnumerable<(long From, long To)> places)
    {
        Forget(file.Table, file.Row, file.Column);
        foreach (var (from, to) in places)
            Run($"INSERT INTO {Sql.Name("$blocks")} SELECT $a, $b, label, data FROM {Sql.Name("$blocks")} WHERE owner = $c AND at = $d", file.Id, to, upload.Token, from);
        Add(file);
        Drop(upload.Token);
    }

    public void Save(StoredFile file, ReadOnlyMemory<byte> content)
    {
        Forget(file.Table, file.Row, file.Column);
        Put(file.Id, 0, null, content);
        Add(file);
    }

    public StoredFile? Find(string table, Guid row, string column) => Files("tablename = $a AND row = $b AND columnname = $c", table, Text(row), column).FirstOrDefault();

    public StoredFile? Find(string id) => Files("id = $a", id).FirstOrDefault();

    /// <summary>Some of a file's bytes.</summary>
    public byte[] Bytes(StoredFile file, long from, long length)
    {
        var bytes = new byte[length];
        foreach (var (at, data) in Read(
            $"SELECT at, data FROM {Sql.Name("$blocks")} WHERE owner = $a AND at < $b AND at + LENGTH(data) > $c",
            static reader => (At: reader.GetInt64(0), Data: (byte[])reader.GetValue(1)),
            file.Id, from + length, from))
        {
            var (start, end) = (Math.Max(at, from), Math.Min(at + data.Length, from + length));
            data.AsSpan((int)(start - at), (int)(end - start)).CopyTo(bytes.AsSpan((int)(start - from)));
        }

        return bytes;
    }

    public void Forget(string table, Guid row, string column)
    {
        if (Find(table, row, column) is { } file)
            Delete(file);
    }

    public void ForgetAll(string table, Guid row)
    {
        foreach (var file in Files("tablename = $a AND row = $b", table, Text(row)))
            Delete(file);
    }

    private void Delete(StoredFile file)
    {
        Run($"DELETE FROM {Sql.Name("$blocks")} WHERE owner = $a", file.Id);
        Run($"DELETE FROM {Sql.Name("$files")} WHERE id = $a", file.Id);
    }

    private void Drop(string token)
    {
        Run($"DELETE FROM {Sql.Name("$blocks")} WHERE owner = $a", token);
        Run($"DELETE FROM {Sql.Name("$uploads")} WHERE token = $a", token);
    }

    private void Add(StoredFile file) => Run(
        $"INSERT INTO {Sql.Name("$files")} VALUES ($a, $b, $c, $d, $e, $f, $g)", file.Id, file.Table, Text(file.Row), file.Column, file.Name, file.MimeType, file.Size);

    private List<StoredFile> Files(string where, params object?[] values) => Read(
        $"SELECT id, tablename, row, columnname, name, mimetype, size FROM {Sql.Name("$files")} WHERE {where}",
        static reader => new StoredFile(reader.GetString(0), reader.GetString(1), Guid.Parse(reader.GetString(2)), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetInt64(6)),
        values);

    private static string Text(Guid id) => id.ToString("D");

    private void Run(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params object?[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private SqliteCommand Command(string sql, object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${(char)('a' + i)}"), values[i] ?? DBNull.Value);
        return command;
    }
}

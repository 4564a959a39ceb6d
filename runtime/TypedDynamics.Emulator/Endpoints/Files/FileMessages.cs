using System.Collections.Frozen;
using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Files;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints.Files;

/// <summary>The messages that carry files in JSON, block by block. They stand in every organization, whatever its cache was cut down to.</summary>
internal static class FileMessages
{
    private static readonly FrozenSet<string> s_names = ["InitializeFileBlocksUpload", "UploadBlock", "CommitFileBlocksUpload", "InitializeFileBlocksDownload", "DownloadBlock", "DeleteFile"];

    /// <summary>Null for other paths.</summary>
    public static Target? Target(Call call) => call.Method == "POST" && s_names.Contains(call.Path) ? new(call.Path) : null;

    public static Answer BeginUpload(Call call, Target target) => Run(call, (body, store, _) =>
    {
        var (column, row) = TargetOf(call, body);
        var upload = new Upload(Guid.NewGuid().ToString("N"), column.Table.LogicalName, row, column.Column.Name, Text(body, "FileName"));
        store.Begin(upload);
        return call.Result("InitializeFileBlocksUpload", json => json.WriteString("FileContinuationToken", upload.Token));
    });

    public static Answer UploadBlock(Call call, Target target) => Run(call, (body, store, _) =>
    {
        var upload = UploadOf(store, body);
        var data = Convert.FromBase64String(Text(body, "BlockData"));
        if (data.Length > UploadFile.ChunkSize)
            throw FileErrors.Invalid("A block holds 4 MB at most.");
        var (id, blocks) = (Text(body, "BlockId"), store.BlocksOf(upload.Token));
        var at = blocks.Find(block => block.Label == id) is { Label: not null } known ? known.At : blocks.Count;
        store.Put(upload.Token, at, id, data);
        return Call.NoContent;
    });

    public static Answer CommitUpload(Call call, Target target) => Run(call, (body, store, connection) =>
    {
        var upload = UploadOf(store, body);
        var table = call.Org.Table(upload.Table)!;
        var blocks = store.BlocksOf(upload.Token).ToDictionary(static block => block.Label!, static block => block);
        var (places, size) = (new List<(long, long)>(), 0L);
        foreach (var id in body.GetProperty("BlockList").EnumerateArray().Select(static each => each.GetString()!))
        {
            if (!blocks.TryGetValue(id, out var block))
                throw FileErrors.NoBlock(id);
            places.Add((block.At, size));
            size += block.Length;
        }

        var file = UploadFile.Commit(call, connection, FileColumn.Find(table, table.Column(upload.Column))!, upload with { Name = Text(body, "FileName") }, size, places);
        return call.Result("CommitFileBlocksUpload", json =>
        {
            json.WriteString("FileId", file.Id);
            json.WriteNumber("FileSizeInBytes", size);
        });
    });

    public static Answer BeginDownload(Call call, Target target) => Run(call, (body, store, _) =>
    {
        var (column, row) = TargetOf(call, body);
        var file = store.Find(column.Table.LogicalName, row, column.Column.Name) ?? throw FileErrors.Invalid($"No file is in '{column.Column.Name}'.");
        return call.Result("InitializeFileBlocksDownload", json =>
        {
            json.WriteString("FileContinuationToken", file.Id);
            json.WriteNumber("FileSizeInBytes", file.Size);
            json.WriteString("FileName", file.Name);
            json.WriteBoolean("IsChunkingSupported", true);
        });
    });

    public static Answer DownloadBlock(Call call, Target target) => Run(call, (body, store, _) =>
    {
        var file = store.Find(Text(body, "FileContinuationToken")) ?? throw FileErrors.NoUpload();
        var (offset, length) = (body.GetProperty("Offset").GetInt64(), body.GetProperty("BlockLength").GetInt64());
        var some = Math.Clamp(Math.Min(length, file.Size - offset), 0, UploadFile.ChunkSize);
        return call.Result("DownloadBlock", json => json.WriteBase64String("Data", store.Bytes(file, offset, some)));
    });

    public static Answer Delete(Call call, Target target) => Run(call, (body, store, connection) =>
    {
        var file = store.Find(Text(body, "FileId")) ?? throw FileErrors.NoUpload();
        var table = call.Org.Table(file.Table)!;
        var row = UpdateRow.RowById(call, connection, table, file.Row) ?? throw ODataErrors.RowNotFound(table, file.Row);
        store.Forget(file.Table, file.Row, file.Column);
        UploadFile.Put(call, connection, row, FileColumn.Find(table, table.Column(file.Column))!, value: null, name: null);
        return Call.NoContent;
    });

    private static Answer Run(Call call, Func<JsonElement, FileStore, Microsoft.Data.Sqlite.SqliteConnection, Answer> run)
    {
        try
        {
            using var body = JsonDocument.Parse(call.Body);
            return call.Service.Database.Write(connection => run(body.RootElement, new FileStore(connection), connection));
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw FileErrors.Invalid($"The message is not as it should be: {e.Message}");
        }
    }

    private static Upload UploadOf(FileStore store, JsonElement body) => store.FindUpload(Text(body, "FileContinuationToken")) ?? throw FileErrors.NoUpload();

    private static (FileColumn Column, Guid Row) TargetOf(Call call, JsonElement body)
    {
        var row = body.GetProperty("Target");
        var type = row.GetProperty("@odata.type").GetString()!;
        var table = call.Org.Table(type[(type.LastIndexOf('.') + 1)..]) ?? throw FileErrors.Invalid($"There is no type '{type}'.");
        var id = row.GetProperty(table.PrimaryId.Name).GetGuid();
        var name = Text(body, "FileAttributeName");
        return (FileColumn.Find(table, table.Column(name)) ?? throw FileErrors.NoFileColumn(table.LogicalName, name), id);
    }

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString() ?? throw FileErrors.Invalid($"'{name}' is null.");
}

using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Files;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Rules;

namespace TypedDynamics.Emulator.Endpoints.Files;

/// <summary>Takes a file for a column: whole, or begun and then piece by piece.</summary>
internal static class UploadFile
{
    public const int ChunkSize = 4 * 1024 * 1024;

    private const int LargestWhole = 128 * 1024 * 1024;

    public static Answer Write(Call call, Target target, FileColumn column)
    {
        if (call.Option("sessiontoken", out var token))
            return Continue(call, target, column, token);
        var name = NameOf(call) ?? throw FileErrors.NoName();
        return string.Equals(call.Transfer.Mode, "chunked", StringComparison.OrdinalIgnoreCase) ? Begin(call, target, column, name) : Whole(call, target, column, name);
    }

    private static Answer Whole(Call call, Target target, FileColumn column, string name)
    {
        if (call.Body.Length > LargestWhole)
            throw FileErrors.TooLarge(LargestWhole);
        return call.Service.Database.Write(connection =>
        {
            var row = RowOf(call, connection, target);
            Preconditions.Check(call, column.Table, row);
            if (column.IsImage)
            {
                Put(call, connection, row, column, Convert.ToBase64String(call.Body.Span), name);
                return Call.NoContent;
            }

            var file = FileFor(column, row.Id, name, call.Body.Length);
            new FileStore(connection).Save(file, call.Body);
            Put(call, connection, row, column, Guid.Parse(file.Id), name);
            return Call.NoContent;
        });
    }

    private static Answer Begin(Call call, Target target, FileColumn column, string name) => call.Service.Database.Write(connection =>
    {
        var row = RowOf(call, connection, target);
        var upload = new Upload(Guid.NewGuid().ToString("N"), column.Table.LogicalName, row.Id, column.Column.Name, name);
        new FileStore(connection).Begin(upload);
        return new Answer(HttpStatusCode.OK)
        {
            Headers =
            [
                new("Location", $"{RowLinks.OfRow(call.ServiceRoot, column.Table, row.Id)}/{column.Column.Name}?sessiontoken={upload.Token}"),
                new("x-ms-chunk-size", ChunkSize.ToString(CultureInfo.InvariantCulture)),
                new("Accept-Ranges", "bytes"),
            ],
        };
    });

    private static Answer Continue(Call call, Target target, FileColumn column, string token) => call.Service.Database.Write(connection =>
    {
        var store = new FileStore(connection);
        if (store.FindUpload(token) is not { } upload || upload.Row != target.Row || upload.Column != column.Column.Name)
            throw FileErrors.NoUpload();
        if (ByteRange.OfContent(call.Transfer.ContentRange) is not var (range, whole) || range.Length != call.Body.Length || range.Length > ChunkSize)
            throw FileErrors.WrongRange(call.Transfer.ContentRange, call.Body.Length);
        store.Put(token, range.From, null, call.Body);
        if (store.SizeOf(token) < whole)
            return new Answer(HttpStatusCode.PartialContent);
        Commit(call, connection, column, upload, whole, [.. store.BlocksOf(token).Select(static block => (block.At, block.At))]);
        return Call.NoContent;
    });

    /// <summary>Makes a row's file of an upload's pieces.</summary>
    public static StoredFile Commit(Call call, SqliteConnection connection, FileColumn column, Upload upload, long size, IReadOnlyList<(long From, long To)> places)
    {
        var row = UpdateRow.RowById(call, connection, column.Table, upload.Row) ?? throw ODataErrors.RowNotFound(column.Table, upload.Row);
        var store = new FileStore(connection);
        var file = FileFor(column, row.Id, upload.Name, size);
        store.Commit(upload, file, places);
        if (column.IsImage)
        {
            Put(call, connection, row, column, Convert.ToBase64String(store.Bytes(file, 0, size)), upload.Name);
            store.Forget(file.Table, file.Row, file.Column);
        }
        else
        {
            Put(call, connection, row, column, Guid.Parse(file.Id), upload.Name);
        }

        return file;
    }

    public static Row RowOf(Call call, SqliteConnection connection, Target target)
    {
        call.RequireRead([target.Table!]);
        return UpdateRow.RowById(call, connection, target.Table!, target.Row!.Value) ?? throw ODataErrors.RowNotFound(target.Table!, target.Row.Value);
    }

    /// <summary>Writes on the row what the column shows; null where it shows nothing any more.</summary>
    public static void Put(Call call, SqliteConnection connection, Row row, FileColumn column, object? value, string? name)
    {
        var change = new RowInput(column.Table);
        change.Values[column.Column] = value;
        if (column.NameColumn is { } names)
            change.Values[names] = value is null ? null : name;
        call.AlterationOver(connection).Change(change, row);
    }

    private static StoredFile FileFor(FileColumn column, Guid row, string name, long size) =>
        new(Guid.NewGuid().ToString("D"), column.Table.LogicalName, row, column.Column.Name, name, "application/octet-stream", size);

    // Names that no header can carry come escaped, or in the address.
    private static string? NameOf(Call call) =>
        call.Transfer.FileName is { Length: > 0 } header ? Uri.UnescapeDataString(header) : call.Option("x-ms-file-name", out var option) && option.Length > 0 ? option : null;
}

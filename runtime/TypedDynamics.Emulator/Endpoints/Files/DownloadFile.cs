using System.Globalization;
using System.Net;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Files;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints.Files;

/// <summary>Gives a file's bytes, all of them or a range; nothing (204) where the column holds none.</summary>
internal static class DownloadFile
{
    public static Answer Read(Call call, Target target, FileColumn column) => call.Service.Database.Read(connection =>
    {
        _ = UploadFile.RowOf(call, connection, target);
        var store = new FileStore(connection);
        if (store.Find(column.Table.LogicalName, target.Row!.Value, column.Column.Name) is not { } file)
            return Call.NoContent;
        if (call.Transfer.Range is not { Length: > 0 } asked)
            return Bytes(HttpStatusCode.OK, store.Bytes(file, 0, file.Size), HeadersOf(file));
        if (ByteRange.OfRequest(asked, file.Size) is not { } range)
            throw FileErrors.NoSuchRange(asked, file.Size);
        return Bytes(HttpStatusCode.PartialContent, store.Bytes(file, range.From, range.Length), [
            .. HeadersOf(file),
            new("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {range.From}-{range.To}/{file.Size}")),
            new("x-ms-chunk-size", UploadFile.ChunkSize.ToString(CultureInfo.InvariantCulture)),
        ]);
    });

    private static Answer Bytes(HttpStatusCode status, byte[] bytes, IReadOnlyList<KeyValuePair<string, string>> headers) => new(status, bytes, "application/octet-stream") { Headers = headers };

    private static KeyValuePair<string, string>[] HeadersOf(StoredFile file) =>
    [
        new("x-ms-file-size", file.Size.ToString(CultureInfo.InvariantCulture)),
        new("x-ms-file-name", file.Name.All(char.IsAscii) ? file.Name : Uri.EscapeDataString(file.Name)),
        new("mimetype", file.MimeType),
        new("Accept-Ranges", "bytes"),
    ];
}

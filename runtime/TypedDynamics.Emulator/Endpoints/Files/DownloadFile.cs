using System.Globalization;
using System.Net;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Files;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints.Files;

/// <summary>Gives a file's bytes, all of them or a range; nothing (204) where the column holds none.</summary>
internal static class DownloadFile
{
    public static Answer Read(Call call, Target target, FileColumn column) => Read(call, target, column, static (_, bytes) => (bytes, "application/octet-stream"));

    /// <summary>The same bytes as JSON's text, with the address for the next range: how clients of the service that ask without <c>$value</c> take files.</summary>
    public static Answer ReadJson(Call call, Target target, FileColumn column) => Read(
        call,
        target,
        column,
        (file, bytes) => (
            JsonText.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("@odata.context", ContextUrl.OfType(call.ServiceRoot, $"{target.Table!.SetName}({target.Row:D})/{target.Column!.Name}"));
                json.WriteBase64String("value", bytes);
                json.WriteEndObject();
            }),
            Answer.Json),
        file => [new("Content-Disposition", $"attachment; filename=\"{Plain(file.Name)}\""), new("Location", call.Uri.AbsoluteUri)]);

    private static Answer Read(Call call, Target target, FileColumn column, Func<StoredFile, byte[], (ReadOnlyMemory<byte> Body, string Type)> write, Func<StoredFile, KeyValuePair<string, string>[]>? also = null) => call.Service.Database.Read(connection =>
    {
        _ = UploadFile.RowOf(call, connection, target);
        var store = new FileStore(connection);
        if (store.Find(column.Table.LogicalName, target.Row!.Value, column.Column.Name) is not { } file)
            return Call.NoContent;
        KeyValuePair<string, string>[] headers = [.. HeadersOf(file), .. also?.Invoke(file) ?? []];
        if (call.Transfer.Range is not { Length: > 0 } asked)
            return Answered(HttpStatusCode.OK, new(0, file.Size - 1), headers);
        if (ByteRange.OfRequest(asked, file.Size) is not { } range)
            throw FileErrors.NoSuchRange(asked, file.Size);
        return Answered(HttpStatusCode.PartialContent, range, [
            .. headers,
            new("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {range.From}-{range.To}/{file.Size}")),
            new("x-ms-chunk-size", UploadFile.ChunkSize.ToString(CultureInfo.InvariantCulture)),
        ]);

        Answer Answered(HttpStatusCode status, ByteRange range, IReadOnlyList<KeyValuePair<string, string>> all)
        {
            var (body, type) = write(file, store.Bytes(file, range.From, range.Length));
            return new(status, body, type) { Headers = all };
        }
    });

    private static string Plain(string name) => name.All(char.IsAscii) ? name : Uri.EscapeDataString(name);

    private static KeyValuePair<string, string>[] HeadersOf(StoredFile file) =>
    [
        new("x-ms-file-size", file.Size.ToString(CultureInfo.InvariantCulture)),
        new("x-ms-file-name", Plain(file.Name)),
        new("mimetype", file.MimeType),
        new("Accept-Ranges", "bytes"),
    ];
}

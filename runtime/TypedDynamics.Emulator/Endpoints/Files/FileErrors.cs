using System.Globalization;
using System.Net;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Endpoints.Files;

/// <summary>Errors of files. Their codes are not documented: these are those of invalid arguments and of rows that are not there.</summary>
internal static class FileErrors
{
    private const string InvalidArgument = "0x80040203";

    public static ServiceError NoName() => Invalid("The file has no name: it is expected in the header or the query parameter x-ms-file-name.");

    public static ServiceError TooLarge(long most) =>
        new(HttpStatusCode.RequestEntityTooLarge, "0x80044331", string.Create(CultureInfo.InvariantCulture, $"A file of more than {most} bytes is sent in chunks."));

    public static ServiceError NoUpload() => new(HttpStatusCode.NotFound, "0x80040217", "The upload that the session token names does not exist, or has ended.");

    public static ServiceError WrongRange(string? range, int length) =>
        Invalid(string.Create(CultureInfo.InvariantCulture, $"The Content-Range '{range}' does not fit a body of {length} bytes, of which a chunk holds {UploadFile.ChunkSize} at most."));

    public static ServiceError NoSuchRange(string range, long size) =>
        new(HttpStatusCode.RequestedRangeNotSatisfiable, InvalidArgument, string.Create(CultureInfo.InvariantCulture, $"The file has {size} bytes, and none at '{range}'."));

    public static ServiceError NoFileColumn(string table, string column) => Invalid($"'{column}' is no file column of '{table}'.");

    public static ServiceError NoBlock(string id) => Invalid($"No block '{id}' was sent.");

    public static ServiceError Invalid(string message) => new(HttpStatusCode.BadRequest, InvalidArgument, message);
}

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using TypedDynamics.Writing;

namespace TypedDynamics.Files;

/// <summary>Asks for a file, or for what is left of it.</summary>
internal sealed class FileDownloading(DataverseConnection connection)
{
    /// <returns>Null where the column holds none.</returns>
    public async Task<StoredFile?> DownloadAsync(FilePath path, long from, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        var response = await AskAsync(path, from, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NoContent)
        {
            response.Dispose();
            return null;
        }

        var length = LengthOf(response);
        var name = NameOf(response);
        return new(name, Header(response, "mimetype") ?? response.Content.Headers.ContentType?.MediaType, length, new FileContent(this, connection, path, response, from, name, length));
    }

    public async Task<HttpResponseMessage> AskAsync(FilePath path, long from, CancellationToken cancellationToken)
    {
        using var request = WriteRequest.Create(HttpMethod.Get, path.Value);
        if (from > 0) request.Headers.Range = new RangeHeaderValue(from, null);
        return await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Bytes of the whole file.</summary>
    /// <exception cref="MalformedResponseException">The answer does not tell.</exception>
    public static long LengthOf(HttpResponseMessage response) =>
        long.TryParse(Header(response, "x-ms-file-size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size
        : response.Content.Headers.ContentRange?.Length ?? (response.StatusCode == HttpStatusCode.OK ? response.Content.Headers.ContentLength : null)
            ?? throw new MalformedResponseException("The answer with a file does not tell how long it is.");

    // Names that no header can carry come escaped.
    public static string? NameOf(HttpResponseMessage response) => Header(response, "x-ms-file-name") is { } name ? Uri.UnescapeDataString(name) : null;

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}

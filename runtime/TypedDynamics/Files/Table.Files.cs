using TypedDynamics.Files;
using TypedDynamics.LateBound;
using TypedDynamics.Writing;

namespace TypedDynamics;

/// <content>Files and images of rows.</content>
public sealed partial class Table
{
    /// <summary>Stores a file in a file column or an image column; otherwise as <see cref="EntitySet{T}.UploadFileAsync"/>.</summary>
    /// <param name="key">The row's id, or <c>accountnumber='A-1'</c>.</param>
    /// <param name="column">The column's logical name.</param>
    /// <param name="content">The bytes, from where the stream stands to its end.</param>
    /// <param name="fileName">The file's name, without folders.</param>
    /// <param name="options">Progress, length, and what to go on with.</param>
    /// <param name="cancellationToken">Stops the sending; the file that was there stays then.</param>
    /// <exception cref="ArgumentException">The key names no row, the column's or the file's name is none, or the stream does not tell its length.</exception>
    /// <exception cref="FileUploadException">It broke off between chunks, and can be gone on with.</exception>
    /// <exception cref="DataverseException">There is no such row (status 404), or the service refused.</exception>
    public Task UploadFileAsync(string key, string column, Stream content, string fileName, FileUploadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new FileUploading(Connection).UploadAsync(FileOf(key, column), content, fileName, options ?? new(), cancellationToken);
    }

    /// <summary>Reads a file as it arrives, of an image the thumbnail; null where the column holds none. Dispose of it when it is read.</summary>
    /// <exception cref="ArgumentException">The key names no row, or the column's name is none.</exception>
    /// <exception cref="DataverseException">There is no such row (status 404), or the file does not reach so far (416).</exception>
    public Task<StoredFile?> DownloadFileAsync(string key, string column, long from = 0, CancellationToken cancellationToken = default) =>
        new FileDownloading(Connection).DownloadAsync(FileOf(key, column), from, cancellationToken);

    /// <summary>Takes the file of a column away.</summary>
    /// <exception cref="ArgumentException">The key names no row, or the column's name is none.</exception>
    /// <exception cref="DataverseException">There is no such row (status 404), or the service refused.</exception>
    public async Task DeleteFileAsync(string key, string column, CancellationToken cancellationToken = default)
    {
        using var request = WriteRequest.Create(HttpMethod.Delete, FileOf(key, column).Column);
        using var response = await Connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    // Whether it is an image only the org knows.
    private FilePath FileOf(string key, string column) =>
        ClauseText.IsEntitySet(column) ? new($"{RowPath(key)}/{column}", IsImage: false) : throw new ArgumentException($"'{column}' is no column. Name one by its logical name: new_contract.", nameof(column));
}

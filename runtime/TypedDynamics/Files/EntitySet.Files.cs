using System.Linq.Expressions;
using TypedDynamics.Files;
using TypedDynamics.Querying.Translation;
using TypedDynamics.Writing;

namespace TypedDynamics;

/// <content>Files and images of rows.</content>
public sealed partial class EntitySet<T>
{
    /// <summary>Stores a file in a file column or an image column, in place of the one that is there (<c>PATCH accounts(…)/new_contract</c>).</summary>
    /// <remarks>
    /// Up to 4 MB go in one request, larger ones in chunks of the size that the service names (4 MB), one of which is held at a time. Chunks that get no answer are sent
    /// again, and a last one that did is asked after. A column takes 32 MB unless its definition says otherwise; images 30 MB.
    /// </remarks>
    /// <param name="id">The row.</param>
    /// <param name="column">The column: <c>x => x.Contract</c>.</param>
    /// <param name="content">The bytes, from where the stream stands to its end.</param>
    /// <param name="fileName">The file's name, without folders.</param>
    /// <param name="options">Progress, length, and what to go on with.</param>
    /// <param name="cancellationToken">Stops the sending; the file that was there stays then.</param>
    /// <exception cref="ArgumentException">The column holds no file, the name is none, or the stream does not tell its length.</exception>
    /// <exception cref="FileUploadException">It broke off between chunks, and can be gone on with.</exception>
    /// <exception cref="DataverseException">There is no such row (status 404), or the service refused.</exception>
    public Task UploadFileAsync(Guid id, Expression<Func<T, object?>> column, Stream content, string fileName, FileUploadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new FileUploading(_connection).UploadAsync(PathOf(id, column), content, fileName, options ?? new(), cancellationToken);
    }

    /// <summary>Reads a file, or an image in full size, as it arrives (<c>GET accounts(…)/new_contract/$value</c>). Dispose of it when it is read.</summary>
    /// <param name="id">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="from">Where to begin, in bytes, to go on with what was read before (<c>Range</c>).</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <returns>The file; null where the column holds none.</returns>
    /// <exception cref="ArgumentException">The column holds no file.</exception>
    /// <exception cref="DataverseException">There is no such row (status 404), or the file does not reach so far (416).</exception>
    public Task<StoredFile?> DownloadFileAsync(Guid id, Expression<Func<T, object?>> column, long from = 0, CancellationToken cancellationToken = default) =>
        new FileDownloading(_connection).DownloadAsync(PathOf(id, column), from, cancellationToken);

    /// <summary>Takes the file of a column away (<c>DELETE accounts(…)/new_contract</c>).</summary>
    /// <exception cref="ArgumentException">The column holds no file.</exception>
    /// <exception cref="DataverseException">There is no such row (status 404), or the service refused.</exception>
    public async Task DeleteFileAsync(Guid id, Expression<Func<T, object?>> column, CancellationToken cancellationToken = default)
    {
        using var request = WriteRequest.Create(HttpMethod.Delete, PathOf(id, column).Column);
        using var response = await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private static FilePath PathOf(Guid id, Expression<Func<T, object?>> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var body = column.Body is UnaryExpression { NodeType: ExpressionType.Convert, Operand: var inner } ? inner : column.Body;
        return FilePath.Of(T.Model, id, MemberPaths.Reach(body, Scope.Of(column, T.Model)) is { Column: not null } reached ? reached.Path : null, column.Body);
    }
}

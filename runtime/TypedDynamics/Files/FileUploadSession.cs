using System.Globalization;

namespace TypedDynamics;

/// <summary>An upload in chunks that was begun, and how far it came. Its address lets whoever may write the row go on with it, and stays out of <see cref="ToString"/>.</summary>
/// <param name="Address">Where its chunks go: what the service answered as <c>Location</c>.</param>
/// <param name="ChunkSize">Bytes in a chunk.</param>
/// <param name="Position">How many bytes the service has.</param>
/// <param name="Length">Of so many.</param>
public sealed record FileUploadSession(string Address, int ChunkSize, long Position, long Length)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Position} of {Length} bytes");
}

/// <summary>An upload broke off between chunks; it can be gone on with.</summary>
public sealed class FileUploadException : IOException
{
    internal FileUploadException(FileUploadSession session, Exception cause)
        : base($"The upload broke off at {session}: {cause.Message} Hand in Session as FileUploadOptions.Resume to go on from there.", cause) =>
        Session = session;

    /// <summary>What to go on with.</summary>
    public FileUploadSession Session { get; }
}

namespace TypedDynamics;

/// <summary>How a file is sent to a column.</summary>
public sealed record FileUploadOptions
{
    /// <summary>Told after each chunk how far it is.</summary>
    public IProgress<FileProgress>? Progress { get; init; }

    /// <summary>How many bytes the stream has; needed for one of more than 4 MB that does not tell it itself.</summary>
    public long? Length { get; init; }

    /// <summary>Goes on with an upload that broke off: <see cref="FileUploadException.Session"/>. The stream must begin where the file begins.</summary>
    public FileUploadSession? Resume { get; init; }
}

/// <summary>How much of a file has been sent.</summary>
/// <param name="Bytes">So many bytes.</param>
/// <param name="Total">Of so many.</param>
public readonly record struct FileProgress(long Bytes, long Total);

namespace TypedDynamics;

/// <summary>A file of a row, and its bytes as they arrive. Where the connection breaks, reading goes on from there with a further request.</summary>
public sealed class StoredFile : IDisposable, IAsyncDisposable
{
    internal StoredFile(string? name, string? mimeType, long length, Stream content) => (Name, MimeType, Length, Content) = (name, mimeType, length, content);

    /// <summary>Its name (<c>x-ms-file-name</c>); null for images.</summary>
    public string? Name { get; }

    /// <summary>What it is (<c>mimetype</c>), where the service tells.</summary>
    public string? MimeType { get; }

    /// <summary>How many bytes the whole file has (<c>x-ms-file-size</c>), wherever reading began.</summary>
    public long Length { get; }

    /// <summary>The bytes; read once, to the end.</summary>
    /// <exception cref="IOException">While reading: the service sends no more of it, or the file was replaced by another in between.</exception>
    public Stream Content { get; }

    /// <summary>Lets the answer go.</summary>
    public void Dispose() => Content.Dispose();

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();

    /// <inheritdoc/>
    public override string ToString() => Name ?? "";
}

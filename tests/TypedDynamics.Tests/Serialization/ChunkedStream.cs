using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Serialization;

/// <summary>Bytes that arrive in pieces of the given lengths (the last is repeated), each as if from the network or already there.</summary>
internal sealed class ChunkedStream(ReadOnlyMemory<byte> content, params int[] lengths) : ReadOnlyStream
{
    private int _at;
    private int _reads;

    public bool ComesLater { get; init; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (ComesLater) await Task.Yield();
        return Read(buffer.Span);
    }

    public override int Read(Span<byte> buffer)
    {
        var length = Math.Min(Math.Min(lengths[Math.Min(_reads++, lengths.Length - 1)], buffer.Length), content.Length - _at);
        content.Span.Slice(_at, length).CopyTo(buffer);
        _at += length;
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
}

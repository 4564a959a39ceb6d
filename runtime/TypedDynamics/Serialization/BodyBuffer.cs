using System.Buffers;

namespace TypedDynamics.Serialization;

/// <summary>The part of a body that has arrived and is not read yet, in one pooled array.</summary>
internal sealed class BodyBuffer(Stream body) : IDisposable
{
    private const int InitialLength = 128 * 1024;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialLength);
    private int _start;
    private int _end;

    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_start.._end);

    /// <summary>How many bytes of the body were read.</summary>
    public long Offset { get; private set; }

    /// <summary>True when nothing comes after <see cref="Unread"/>.</summary>
    public bool IsWhole { get; private set; }

    public void Advance(int count)
    {
        _start += count;
        Offset += count;
    }

    /// <summary>Waits until more of the body is there, or its end.</summary>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        var count = await body.ReadAsync(_bytes.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        IsWhole = count == 0;
        _end += count;
    }

    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _start = _end = 0;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            Unread.CopyTo(_bytes);
            (_start, _end) = (0, _end - _start);
        }

        if (_end < _bytes.Length / 2) return;
        var larger = ArrayPool<byte>.Shared.Rent(checked(_bytes.Length * 2));
        Unread.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}

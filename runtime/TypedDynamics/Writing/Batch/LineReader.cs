using System.Buffers;
using System.IO.Pipelines;

namespace TypedDynamics.Writing.Batch;

/// <summary>Reads a body line by line, each with the characters that end it.</summary>
internal sealed class LineReader(PipeReader pipe)
{
    /// <summary>The next line; null at the end.</summary>
    public async ValueTask<byte[]?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            var unread = read.Buffer;
            if (unread.PositionOf((byte)'\n') is { } end) return Take(unread.Slice(0, unread.GetPosition(1, end)));
            if (read.IsCompleted) return unread.IsEmpty ? null : Take(unread);
            pipe.AdvanceTo(unread.Start, unread.End);
        }
    }

    private byte[] Take(ReadOnlySequence<byte> line)
    {
        var bytes = line.ToArray();
        pipe.AdvanceTo(line.End);
        return bytes;
    }
}

namespace TypedDynamics.Files;

/// <summary>Passes over what somebody has already.</summary>
internal static class StreamSkipping
{
    private const int BufferSize = 64 * 1024;

    /// <returns>False when the stream ended before.</returns>
    public static async Task<bool> TrySkipAsync(this Stream stream, long bytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[(int)Math.Min(bytes, BufferSize)];
        for (var left = bytes; left > 0;)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken).ConfigureAwait(false);
            if (read == 0) return false;
            left -= read;
        }

        return true;
    }
}

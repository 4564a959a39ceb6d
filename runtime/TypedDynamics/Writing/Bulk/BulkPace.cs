namespace TypedDynamics.Writing.Bulk;

/// <summary>How many rows go into a request: as many as the service writes within a few seconds.</summary>
internal sealed class BulkPace(int first, int most)
{
    private static readonly TimeSpan s_quick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_slow = TimeSpan.FromSeconds(5);

    private int _size = Math.Min(first, most);

    public int Size => Volatile.Read(ref _size);

    /// <summary>Learns from a request that was answered.</summary>
    public void Learn(int rows, TimeSpan time)
    {
        var size = Size;
        if (time > s_slow) Volatile.Write(ref _size, Math.Max(1, Math.Min(size, rows) / 2));
        else if (time < s_quick && rows >= size) Volatile.Write(ref _size, Math.Min(most, size * 2));
    }

    /// <summary>Learns from a request that got no answer.</summary>
    public void Shrink() => Volatile.Write(ref _size, Math.Max(1, Size / 2));
}

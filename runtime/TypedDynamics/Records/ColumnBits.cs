namespace TypedDynamics.Records;

/// <summary>A growing set of member ordinals: 64 of them without an allocation.</summary>
internal struct ColumnBits
{
    private ulong _low;
    private ulong[]? _high;

    public readonly bool IsEmpty => _low == 0 && _high is null;

    public readonly bool Contains(int ordinal)
    {
        if (ordinal < 64) return (_low & (1UL << ordinal)) != 0;
        var word = (ordinal >> 6) - 1;
        return _high is not null && word < _high.Length && (_high[word] & (1UL << (ordinal & 63))) != 0;
    }

    public void Add(int ordinal)
    {
        if (ordinal < 64)
        {
            _low |= 1UL << ordinal;
            return;
        }

        var word = (ordinal >> 6) - 1;
        if (_high is null || word >= _high.Length) Array.Resize(ref _high, word + 1);
        _high[word] |= 1UL << (ordinal & 63);
    }

    public void Clear()
    {
        _low = 0;
        _high = null;
    }

    public readonly ColumnBits Copy() => new() { _low = _low, _high = (ulong[]?)_high?.Clone() };
}

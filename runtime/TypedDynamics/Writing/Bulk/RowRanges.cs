namespace TypedDynamics.Writing.Bulk;

/// <summary>Places of rows, as spans that do not touch: millions take no room as long as they stand side by side.</summary>
internal sealed class RowRanges
{
    private readonly SortedList<long, long> _ends = [];

    public void Add(long start, long count)
    {
        if (count <= 0) return;
        var end = start + count;
        var at = Before(start);
        if (at >= 0 && _ends.Values[at] >= start)
        {
            (start, end) = (_ends.Keys[at], Math.Max(end, _ends.Values[at]));
            _ends.RemoveAt(at);
        }
        else
        {
            at++;
        }

        while (at < _ends.Count && _ends.Keys[at] <= end)
        {
            end = Math.Max(end, _ends.Values[at]);
            _ends.RemoveAt(at);
        }

        _ends.Add(start, end);
    }

    public bool Contains(long place) => Before(place) is >= 0 and var at && place < _ends.Values[at];

    // The span that begins at or before it.
    private int Before(long place)
    {
        var (low, high) = (0, _ends.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_ends.Keys[middle] <= place) low = middle + 1;
            else high = middle - 1;
        }

        return high;
    }
}

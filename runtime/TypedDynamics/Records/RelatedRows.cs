namespace TypedDynamics.Records;

/// <summary>What a row's navigations were expanded to. A query expands a few of them and a type may have a thousand: so not a field each.</summary>
internal struct RelatedRows
{
    private (int Member, object? Rows)[]? _items;

    public readonly object? Find(int member)
    {
        if (_items is null) return null;
        foreach (var item in _items)
        {
            if (item.Member == member) return item.Rows;
        }

        return null;
    }

    public void Set(int member, object? rows)
    {
        var count = _items?.Length ?? 0;
        for (var i = 0; i < count; i++)
        {
            if (_items![i].Member != member) continue;
            _items[i].Rows = rows;
            return;
        }

        Array.Resize(ref _items, count + 1);
        _items[count] = (member, rows);
    }
}

using System.Text;

namespace TypedDynamics.Serialization;

/// <summary>What is remembered of a lookup from row to row.</summary>
internal sealed class LookupTrace
{
    private const int TablesAtMost = 64;
    private readonly List<(byte[] Bytes, string Text)> _tables = [];

    /// <summary>The number of the row in which its value was read last.</summary>
    public long LastRow { get; set; }

    /// <summary>The name of a table, the same string each time.</summary>
    public string Table(ReadOnlySpan<byte> text)
    {
        foreach (var (bytes, known) in _tables)
            if (text.SequenceEqual(bytes)) return known;
        var table = Encoding.UTF8.GetString(text);
        if (_tables.Count < TablesAtMost) _tables.Add((text.ToArray(), table));
        return table;
    }
}

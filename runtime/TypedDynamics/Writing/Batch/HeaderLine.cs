using System.Text;

namespace TypedDynamics.Writing.Batch;

/// <summary>A header as it arrives: <c>OData-EntityId: https://…</c>.</summary>
internal readonly ref struct HeaderLine
{
    // Those that every answer has, so that their names are not made anew each time.
    private static readonly string[] s_usual = ["OData-EntityId", "OData-Version", "Location", "ETag", "Content-Type", "Content-Length", "Preference-Applied", "Retry-After"];

    private readonly ReadOnlySpan<byte> _name;
    private readonly ReadOnlySpan<byte> _value;

    private HeaderLine(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        _name = name;
        _value = value;
    }

    public string Name
    {
        get
        {
            foreach (var usual in s_usual)
                if (usual.Length == _name.Length && Ascii.EqualsIgnoreCase(_name, usual)) return usual;
            return Encoding.UTF8.GetString(_name);
        }
    }

    public ReadOnlySpan<byte> Value => _value;

    public string Text => Encoding.UTF8.GetString(_value);

    /// <returns>False for what is no header.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, out HeaderLine header)
    {
        var colon = line.IndexOf((byte)':');
        header = colon > 0 ? new(line[..colon].Trim(" \t"u8), line[(colon + 1)..].Trim(" \t"u8)) : default;
        return colon > 0;
    }

    public bool Is(string name) => name.Length == _name.Length && Ascii.EqualsIgnoreCase(_name, name);
}

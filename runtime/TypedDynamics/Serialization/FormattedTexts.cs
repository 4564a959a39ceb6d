using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace TypedDynamics.Serialization;

/// <summary>
/// The formatted texts of the rows being read, as UTF-8: each row keeps its own in one array and makes a string only of what is asked for,
/// since a page has thousands of them and few are looked at.
/// </summary>
/// <remarks>An entry: ordinal (4 bytes), length (4 bytes), text. Rows within rows stand behind what their parents have so far.</remarks>
internal sealed class FormattedTexts : IDisposable
{
    private const int HeaderLength = 8;
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public static string? Find(ReadOnlySpan<byte> texts, int ordinal)
    {
        string? found = null;
        while (!texts.IsEmpty)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(texts[4..]);
            if (BinaryPrimitives.ReadInt32LittleEndian(texts) == ordinal) found = Encoding.UTF8.GetString(texts.Slice(HeaderLength, length));
            texts = texts[(HeaderLength + length)..];
        }

        return found;
    }

    public void Add(int ordinal, ReadOnlySpan<byte> text)
    {
        text.CopyTo(Reserve(ordinal, text.Length));
    }

    public void Add(int ordinal, string text)
    {
        Encoding.UTF8.GetBytes(text, Reserve(ordinal, Encoding.UTF8.GetByteCount(text)));
    }

    /// <summary>Takes what was added since the length was that.</summary>
    public byte[] TakeFrom(int start)
    {
        var taken = _bytes.AsSpan(start, Length - start).ToArray();
        Length = start;
        return taken;
    }

    public void Clear() => Length = 0;

    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private Span<byte> Reserve(int ordinal, int length)
    {
        var needed = Length + HeaderLength + length;
        if (needed > _bytes.Length) Grow(needed);
        var entry = _bytes.AsSpan(Length, HeaderLength + length);
        BinaryPrimitives.WriteInt32LittleEndian(entry, ordinal);
        BinaryPrimitives.WriteInt32LittleEndian(entry[4..], length);
        Length = needed;
        return entry[HeaderLength..];
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 2048));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        Dispose();
        _bytes = larger;
    }
}

using System.Buffers;
using System.Globalization;
using System.Text.Unicode;

namespace TypedDynamics.Serialization;

/// <summary>Resolves the escapes of a JSON text.</summary>
internal static class JsonEscapes
{
    /// <summary>Writes the text without escapes and says how long it is; -1 when it is not JSON text.</summary>
    /// <remarks>
    /// Half a surrogate pair is kept as it is: the service cuts texts at their greatest length, in the middle of an emoji too,
    /// and one such text must not make its page unreadable.
    /// </remarks>
    /// <param name="text">UTF-8 from between the quotes.</param>
    /// <param name="chars">At least as long as <paramref name="text"/>.</param>
    public static int Unescape(ReadOnlySpan<byte> text, Span<char> chars)
    {
        var length = 0;
        while (true)
        {
            var escape = text.IndexOf((byte)'\\');
            var run = escape < 0 ? text : text[..escape];
            if (Utf8.ToUtf16(run, chars[length..], out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done) return -1;
            length += written;
            if (escape < 0) return length;
            text = text[(escape + 1)..];
            if (!TryUnescapeOne(ref text, out chars[length++])) return -1;
        }
    }

    private static bool TryUnescapeOne(ref ReadOnlySpan<byte> text, out char value)
    {
        value = default;
        if (text.IsEmpty) return false;
        if (text[0] == (byte)'u')
        {
            if (text.Length < 5 || !ushort.TryParse(text[1..5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)) return false;
            value = (char)unit;
            text = text[5..];
            return true;
        }

        value = text[0] switch
        {
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'"' or (byte)'\\' or (byte)'/' => (char)text[0],
            _ => default,
        };
        text = text[1..];
        return value != default;
    }
}

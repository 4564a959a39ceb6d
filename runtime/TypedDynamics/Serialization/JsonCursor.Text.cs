using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace TypedDynamics.Serialization;

/// <summary>What is special about the bytes of a text.</summary>
[Flags]
internal enum TextTraits
{
    Plain = 0,
    Escaped = 1,
    NotAscii = 2,
}

internal ref partial struct JsonCursor
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes between the quotes as they stand, escapes and all.</summary>
    public ReadOnlySpan<byte> ReadText(out TextTraits traits)
    {
        if (Peek() != (byte)'"') ThrowMalformed("Text expected.");
        traits = TextTraits.Plain;
        var start = _at + 1;
        for (var at = start; ; at += 2)
        {
            at = FindTextStop(at, ref traits);
            switch (_json[at])
            {
                case (byte)'"':
                    _at = at + 1;
                    return _json[start..at];
                case (byte)'\\':
                    traits |= TextTraits.Escaped;
                    break;
                default:
                    _at = at;
                    ThrowMalformed("A control character stands in a text.");
                    break;
            }
        }
    }

    /// <summary>The bytes of a text without escapes.</summary>
    public ReadOnlySpan<byte> ReadUnescaped()
    {
        var text = ReadText(out var traits);
        return (traits & TextTraits.Escaped) == 0 ? text : Encoding.UTF8.GetBytes(Decode(text, traits));
    }

    public string ReadString()
    {
        var text = ReadText(out var traits);
        return traits == TextTraits.Plain ? Encoding.Latin1.GetString(text) : Decode(text, traits);
    }

    /// <summary>A text that <see cref="ReadText"/> found, as a string.</summary>
    public readonly string Decode(ReadOnlySpan<byte> text, TextTraits traits)
    {
        if (traits == TextTraits.Plain) return Encoding.Latin1.GetString(text);
        if ((traits & TextTraits.Escaped) == 0)
        {
            try
            {
                return s_strictUtf8.GetString(text);
            }
            catch (DecoderFallbackException e)
            {
                ThrowMalformed("A text is not UTF-8.", e);
            }
        }

        var chars = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var length = JsonEscapes.Unescape(text, chars);
            if (length < 0) ThrowMalformed("A text holds an escape that JSON does not know, or is not UTF-8.");
            return new string(chars, 0, length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    public byte[] ReadBytes()
    {
        var text = ReadText(out var traits);
        if ((traits & TextTraits.Escaped) == 0)
        {
            var padding = text.EndsWith("=="u8) ? 2 : text.EndsWith("="u8) ? 1 : 0;
            var bytes = new byte[Math.Max(0, (text.Length / 4 * 3) - padding)];
            if (Base64.DecodeFromUtf8(text, bytes, out _, out var written) == OperationStatus.Done && written == bytes.Length) return bytes;
        }

        try
        {
            return Convert.FromBase64String(Decode(text, traits));
        }
        catch (FormatException e)
        {
            ThrowMalformed("Base64 expected.", e);
            throw;
        }
    }

    // The place of the next quote, backslash or control character.
    private readonly int FindTextStop(int at, ref TextTraits traits)
    {
        ref var first = ref MemoryMarshal.GetReference(_json);
        for (; at <= _json.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var block = Vector256.LoadUnsafe(ref first, (nuint)at);
            var stops = (Vector256.Equals(block, Vector256.Create((byte)'"'))
                | Vector256.Equals(block, Vector256.Create((byte)'\\'))
                | Vector256.Equals(Vector256.Min(block, Vector256.Create((byte)0x1F)), block)).ExtractMostSignificantBits();
            var high = block.ExtractMostSignificantBits();
            if (stops == 0)
            {
                if (high != 0) traits |= TextTraits.NotAscii;
                continue;
            }

            var length = BitOperations.TrailingZeroCount(stops);
            if ((high & ((1u << length) - 1)) != 0) traits |= TextTraits.NotAscii;
            return at + length;
        }

        return FindTextStopAtEdge(at, ref traits);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int FindTextStopAtEdge(int at, ref TextTraits traits)
    {
        for (; at < _json.Length; at++)
        {
            var next = _json[at];
            if (next is (byte)'"' or (byte)'\\' or < 0x20) return at;
            if (next >= 0x80) traits |= TextTraits.NotAscii;
        }

        ThrowEnd();
        return at;
    }
}

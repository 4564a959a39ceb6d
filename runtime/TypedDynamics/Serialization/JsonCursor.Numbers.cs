using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace TypedDynamics.Serialization;

internal ref partial struct JsonCursor
{
    private static ReadOnlySpan<double> PowersOfTen =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    public long ReadInt64()
    {
        Peek();
        var start = _at;
        if (TryReadDigits(out var digits) && digits.Scale == 0 && digits.Magnitude <= long.MaxValue)
            return digits.IsNegative ? -(long)digits.Magnitude : (long)digits.Magnitude;
        _at = start;
        var text = ReadNumberText();
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return value;
        // 5.0 and 5e2 are whole as well.
        var isWhole = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && exact == decimal.Truncate(exact);
        if (isWhole && exact is >= long.MinValue and <= long.MaxValue) return (long)exact;
        ThrowMalformed("A whole number of at most 64 bits expected.");
        return 0;
    }

    public int ReadInt32()
    {
        var value = ReadInt64();
        if (value != (int)value) ThrowMalformed("A whole number of at most 32 bits expected.");
        return (int)value;
    }

    public short ReadInt16()
    {
        var value = ReadInt64();
        if (value != (short)value) ThrowMalformed("A whole number of at most 16 bits expected.");
        return (short)value;
    }

    /// <summary>A decimal number with the zeros at its end.</summary>
    public decimal ReadDecimal()
    {
        if (TryReadDigits(out var digits))
            return new((int)digits.Magnitude, (int)(digits.Magnitude >> 32), 0, digits.IsNegative, (byte)digits.Scale);
        if (decimal.TryParse(ReadNumberText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return value;
        ThrowMalformed("A decimal number expected.");
        return 0;
    }

    public double ReadDouble()
    {
        Peek();
        var start = _at;
        // Both are exact in a double below these bounds, so that one division rounds as it should.
        if (TryReadDigits(out var digits) && digits.Magnitude <= 1UL << 53 && digits.Scale < PowersOfTen.Length)
        {
            var quotient = digits.Magnitude / PowersOfTen[digits.Scale];
            return digits.IsNegative ? -quotient : quotient;
        }

        _at = start;
        if (double.TryParse(ReadNumberText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return value;
        ThrowMalformed("A number expected.");
        return 0;
    }

    // Plain digits with at most one point, at most 19 of them: nearly every number there is. Otherwise nothing is passed.
    private bool TryReadDigits(out Digits digits)
    {
        digits = default;
        var first = Peek();
        var at = _at;
        if (first == (byte)'-')
        {
            digits.IsNegative = true;
            at++;
        }

        var start = at;
        var point = -1;
        ulong magnitude = 0;
        for (; at < _json.Length; at++)
        {
            var next = _json[at];
            var digit = (uint)(next - '0');
            if (digit <= 9)
            {
                magnitude = (magnitude * 10) + digit;
                continue;
            }

            if (next != (byte)'.' || point >= 0) break;
            point = at;
        }

        if (at >= _json.Length || !EndsValue(_json[at])) return false;
        var count = at - start;
        if (point >= 0)
        {
            digits.Scale = at - point - 1;
            count--;
            if (digits.Scale == 0 || point == start) return false;
        }

        var hasLeadingZero = count > 1 && _json[start] == (byte)'0' && point != start + 1;
        if (count is 0 or > 19 || hasLeadingZero) return false;
        digits.Magnitude = magnitude;
        _at = at;
        return true;
    }

    // Any other number: with an exponent, very long, at the buffer's end, or as text, which IEEE754Compatible=true makes of it.
    private ReadOnlySpan<byte> ReadNumberText()
    {
        if (Peek() == (byte)'"') return ReadUnescaped();
        var end = _at;
        while (end < _json.Length && _json[end] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E') end++;
        if (end == _json.Length && !_isWhole) ThrowEnd();
        var number = _json[_at..end];
        if (!IsNumber(number)) ThrowMalformed("A number expected.");
        _at = end;
        return number;
    }

    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        try
        {
            var json = new Utf8JsonReader(text);
            return json.Read() && json.TokenType == JsonTokenType.Number && json.BytesConsumed == text.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [SuppressMessage("Design", "CA1051", Justification = "A bundle of locals.")]
    private struct Digits
    {
        public ulong Magnitude;
        public int Scale;
        public bool IsNegative;
    }
}

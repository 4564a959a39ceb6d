using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TypedDynamics.Serialization;

/// <summary>
/// Walks UTF-8 JSON value by value, each read as the type it is to have: what a tokeniser would find out twice is found out once.
/// </summary>
/// <param name="json">The bytes; may end anywhere unless <paramref name="isWhole"/>.</param>
/// <param name="isWhole">Whether the body ends with these bytes.</param>
/// <param name="offset">How many bytes of the body came before; for messages.</param>
internal ref partial struct JsonCursor(ReadOnlySpan<byte> json, bool isWhole, long offset = 0)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private readonly long _offset = offset;
    private readonly bool _isWhole = isWhole;
    private int _at;

    public int Position
    {
        readonly get => _at;
        set => _at = value;
    }

    /// <summary>The byte the next token starts with; white space before it is passed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Peek()
    {
        if ((uint)_at < (uint)_json.Length && _json[_at] is > (byte)' ' and var next) return next;
        return PeekPastWhiteSpace();
    }

    /// <summary>Passes that byte if it is the next token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead(byte token)
    {
        if (Peek() != token) return false;
        _at++;
        return true;
    }

    public void Expect(byte token)
    {
        if (!TryRead(token)) ThrowMalformed($"'{(char)token}' expected.");
    }

    /// <summary>Passes exactly these bytes, white space included, if they come next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadExactly(ReadOnlySpan<byte> bytes)
    {
        if (!_json[_at..].StartsWith(bytes)) return false;
        _at += bytes.Length;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadNull()
    {
        if (Peek() != (byte)'n') return false;
        ReadLiteral("null"u8);
        return true;
    }

    public bool ReadBoolean()
    {
        switch (Peek())
        {
            case (byte)'t':
                ReadLiteral("true"u8);
                return true;
            case (byte)'f':
                ReadLiteral("false"u8);
                return false;
            default:
                ThrowMalformed("True or false expected.");
                return false;
        }
    }

    public readonly ReadOnlySpan<byte> Slice(int start, int length) => _json.Slice(start, length);

    /// <summary>Only white space may follow.</summary>
    public void ExpectEnd()
    {
        while (_at < _json.Length)
        {
            if (!IsWhiteSpace(_json[_at])) ThrowMalformed("The body goes on after its end.");
            _at++;
        }
    }

    [DoesNotReturn]
    public readonly void ThrowMalformed(string message, Exception? inner = null) =>
        throw new MalformedResponseException(message, _offset + _at, inner);

    [DoesNotReturn]
    private readonly void ThrowEnd() =>
        throw (_isWhole ? new MalformedResponseException("The answer ends in the middle of a value.", _offset + _json.Length) : new CutOffException());

    private static bool IsWhiteSpace(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private static bool EndsValue(byte value) => value is (byte)',' or (byte)'}' or (byte)']' || IsWhiteSpace(value);

    private byte PeekPastWhiteSpace()
    {
        for (; _at < _json.Length; _at++)
        {
            var next = _json[_at];
            if (IsWhiteSpace(next)) continue;
            if (next < (byte)' ') ThrowMalformed("A control character stands between values.");
            return next;
        }

        ThrowEnd();
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReadLiteral(ReadOnlySpan<byte> literal)
    {
        var end = _at + literal.Length;
        if (end < _json.Length && _json.Slice(_at, literal.Length).SequenceEqual(literal) && EndsValue(_json[end])) _at = end;
        else ReadLiteralAtEdge(literal);
    }

    private void ReadLiteralAtEdge(ReadOnlySpan<byte> literal)
    {
        var rest = _json[_at..];
        if (rest.Length <= literal.Length && literal.StartsWith(rest))
        {
            if (rest.Length < literal.Length || !_isWhole) ThrowEnd();
            _at += literal.Length;
            return;
        }

        ThrowMalformed("Not a JSON value.");
    }
}

using System.Buffers;

namespace TypedDynamics.Serialization;

/// <summary>
/// Finds where a value ends without reading it: the comma or closing bracket behind it. Goes on where it stopped when more bytes have come,
/// so that a value that arrives in many pieces is still passed over once.
/// </summary>
internal struct JsonBoundary
{
    private static readonly SearchValues<byte> s_structure = SearchValues.Create("\"{}[],"u8);
    private static readonly SearchValues<byte> s_textStops = SearchValues.Create("\"\\"u8);

    private int _at;
    private int _depth;
    private bool _isInText;

    /// <summary>True when the value that starts these bytes ends in them.</summary>
    /// <param name="value">From the value's start; the same bytes as before and perhaps more.</param>
    public bool TryFindEnd(ReadOnlySpan<byte> value)
    {
        while (_at < value.Length)
        {
            var stop = value[_at..].IndexOfAny(_isInText ? s_textStops : s_structure);
            if (stop < 0)
            {
                _at = value.Length;
                return false;
            }

            _at += stop;
            switch (value[_at])
            {
                case (byte)'\\' when _at + 1 == value.Length:
                    return false;
                case (byte)'\\':
                    _at++;
                    break;
                case (byte)'"':
                    _isInText = !_isInText;
                    break;
                case (byte)'{' or (byte)'[':
                    _depth++;
                    break;
                case (byte)',' when _depth > 0:
                    break;
                default:
                    if (_depth == 0) return true;
                    _depth--;
                    break;
            }

            _at++;
        }

        return false;
    }
}

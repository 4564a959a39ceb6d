using System.Globalization;
using System.Text;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>What the reader stands on.</summary>
internal enum JsonToken
{
    Start,
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,
    Name,
    String,
    Number,
    True,
    False,
    Null,
    End,
}

/// <summary>A pull reader over JSON text. There is no System.Text.Json inside an analyzer; this one allocates only the strings asked for, and skips fast.</summary>
internal sealed class JsonTokens(string text)
{
    // Definitions nest about eight deep; a bomb of brackets must not take the stack or the memory.
    private const int MaxDepth = 64;

    private static readonly char[] s_stops = ['"', '\\', '\n'];

    private readonly bool[] _inObject = new bool[MaxDepth];
    private int _depth;
    private int _position;
    private int _start;
    private int _textStart;
    private int _textEnd;
    private bool _escaped;
    private bool _needsComma;

    public JsonToken Token { get; private set; }

    /// <summary>How many objects and arrays are open.</summary>
    public int Depth => _depth;

    /// <summary>Where the current token starts.</summary>
    public SourcePoint Place => PlaceOf(_start);

    /// <summary>Moves to the next token.</summary>
    /// <exception cref="JsonTokenException">The text is not JSON from here on.</exception>
    public JsonToken Next()
    {
        SkipSpace();
        if (_needsComma && _position < text.Length && text[_position] == ',')
        {
            _position++;
            SkipSpace();
            if (_position < text.Length && text[_position] is '}' or ']') throw Fail("a value after the comma");
            _needsComma = false;
        }

        _start = _position;
        if (_position >= text.Length)
        {
            if (_depth > 0) throw Fail("the end of what was opened");
            return Token = JsonToken.End;
        }

        var letter = text[_position];
        if (letter is '}' or ']') return Close(letter);
        if (_needsComma) throw Fail(_depth == 0 ? "the end of the text" : "a comma");
        return letter switch
        {
            '{' => Open(isObject: true),
            '[' => Open(isObject: false),
            '"' => ReadText(),
            't' => Word("true", JsonToken.True),
            'f' => Word("false", JsonToken.False),
            'n' => Word("null", JsonToken.Null),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => throw Fail("a value"),
        };
    }

    /// <summary>The text of the name, string or number the reader stands on.</summary>
    public string Text() => _escaped ? Unescape() : text.Substring(_textStart, _textEnd - _textStart);

    /// <summary>True when the name the reader stands on is this one.</summary>
    public bool Is(string name) =>
        !_escaped && _textEnd - _textStart == name.Length && string.CompareOrdinal(text, _textStart, name, 0, name.Length) == 0;

    /// <summary>Moves past the value that follows a name, or to the end of the object or array the reader stands on.</summary>
    public void SkipValue()
    {
        if (Token is JsonToken.Name) Next();
        if (Token is not (JsonToken.BeginObject or JsonToken.BeginArray)) return;
        var outside = _depth - 1;
        while (_depth > outside) Next();
    }

    public JsonTokenException Fail(string expected) => new($"Expected {expected}.", PlaceOf(_position));

    private void SkipSpace()
    {
        while (_position < text.Length && text[_position] is ' ' or '\n' or '\r' or '\t' or '\uFEFF') _position++;
    }

    private JsonToken Open(bool isObject)
    {
        RequireNameBefore();
        if (_depth == MaxDepth) throw Fail($"at most {MaxDepth} levels");
        _inObject[_depth++] = isObject;
        _position++;
        _needsComma = false;
        return Token = isObject ? JsonToken.BeginObject : JsonToken.BeginArray;
    }

    private JsonToken Close(char letter)
    {
        if (_depth == 0 || _inObject[_depth - 1] != (letter == '}')) throw Fail("a value");
        _depth--;
        _position++;
        _needsComma = true;
        return Token = letter == '}' ? JsonToken.EndObject : JsonToken.EndArray;
    }

    private JsonToken Word(string word, JsonToken token)
    {
        if (string.CompareOrdinal(text, _position, word, 0, word.Length) != 0) throw Fail("a value");
        RequireNameBefore();
        _position += word.Length;
        _needsComma = true;
        return Token = token;
    }

    private JsonToken ReadNumber()
    {
        RequireNameBefore();
        _textStart = _position;
        while (_position < text.Length && text[_position] is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9')) _position++;
        _textEnd = _position;
        _escaped = false;
        _needsComma = true;
        return Token = JsonToken.Number;
    }

    private JsonToken ReadText()
    {
        var isName = _depth > 0 && _inObject[_depth - 1] && Token is not JsonToken.Name;
        _textStart = ++_position;
        _escaped = false;
        while (true)
        {
            var stop = text.IndexOfAny(s_stops, _position);
            if (stop < 0) throw new JsonTokenException("The string is not closed.", Place);
            _position = stop;
            if (text[stop] == '"') break;
            if (text[stop] == '\n') throw new JsonTokenException("The string is not closed on its line.", Place);
            _escaped = true;
            _position = Math.Min(stop + 2, text.Length);
        }

        _textEnd = _position++;
        if (!isName)
        {
            _needsComma = true;
            return Token = JsonToken.String;
        }

        SkipSpace();
        if (_position >= text.Length || text[_position] != ':') throw Fail("a colon after the name");
        _position++;
        return Token = JsonToken.Name;
    }

    private void RequireNameBefore()
    {
        if (_depth > 0 && _inObject[_depth - 1] && Token is not JsonToken.Name) throw Fail("a name");
    }

    private string Unescape()
    {
        var result = new StringBuilder(_textEnd - _textStart);
        for (var i = _textStart; i < _textEnd; i++)
        {
            if (text[i] != '\\' || i + 1 >= _textEnd)
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            switch (text[i])
            {
                case 'b': result.Append('\b'); break;
                case 'f': result.Append('\f'); break;
                case 'n': result.Append('\n'); break;
                case 'r': result.Append('\r'); break;
                case 't': result.Append('\t'); break;
                case 'u' when i + 4 < _textEnd && ushort.TryParse(text.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                    result.Append((char)unit);
                    i += 4;
                    break;
                default: result.Append(text[i]); break;
            }
        }

        return result.ToString();
    }

    private SourcePoint PlaceOf(int position)
    {
        var line = 0;
        var lineStart = 0;
        for (var i = text.IndexOf('\n'); i >= 0 && i < position; i = text.IndexOf('\n', i + 1))
        {
            line++;
            lineStart = i + 1;
        }

        return new(line, Math.Min(position, text.Length) - lineStart);
    }
}

/// <summary>The text is not JSON, or not JSON of the wanted shape, from a place on.</summary>
internal sealed class JsonTokenException(string message, SourcePoint at) : Exception(message)
{
    public SourcePoint At { get; } = at;
}

using System.Globalization;
using System.Text;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>
/// A pull reader of JSON over a string, since no JSON library can be loaded inside a compiler. It goes fast over what nobody
/// asks for, which is most of a definition, and nowhere recurses. Every member throws <see cref="JsonShapeException"/> when
/// the text is no JSON or not of the shape asked for.
/// </summary>
internal sealed class JsonTokens(string text)
{
    private readonly List<char> _open = [];
    private int _at;
    private bool _isFirst;
    private int _countedTo;
    private int _lines;
    private int _lineStart;

    /// <summary>Where the next value starts. Costs as much as the way since the last call.</summary>
    public SourcePoint Here
    {
        get
        {
            Peek();
            return PointOf(_at);
        }
    }

    public SourcePoint PointOf(int offset)
    {
        if (offset < _countedTo) _countedTo = _lines = _lineStart = 0;
        for (int end; (end = text.IndexOf('\n', _countedTo, offset - _countedTo)) >= 0; _lines++) _countedTo = _lineStart = end + 1;
        _countedTo = offset;
        return new SourcePoint(_lines, offset - _lineStart);
    }

    /// <summary>False at null.</summary>
    public bool TryEnterObject() => TryEnter('{', "an object");

    /// <summary>False at null.</summary>
    public bool TryEnterArray() => TryEnter('[', "an array");

    /// <summary>Moves to the next member of the object entered last; false at its end. Its value must be read or skipped.</summary>
    /// <param name="names">The names that matter; for all others <paramref name="name"/> is empty.</param>
    public bool NextMember(JsonNames names, out string name)
    {
        name = "";
        if (!NextOf('}')) return false;
        var (start, end) = PassString("a member name in quotes");
        name = IsPlain(start, end) ? names.Find(text, start, end - start) : names.Find(Unescape(start, end));
        PassColon();
        return true;
    }

    /// <summary>Moves to the next item of the array entered last; false at its end. The item must be read or skipped.</summary>
    public bool NextItem() => NextOf(']');

    public string? ReadString()
    {
        if (PassWord("null")) return null;
        var (start, end) = PassString("a string");
        return IsPlain(start, end) ? text.Substring(start, end - start) : Unescape(start, end);
    }

    public bool? ReadBoolean()
    {
        if (PassWord("true")) return true;
        if (PassWord("false")) return false;
        return PassWord("null") ? null : throw Expected("true or false");
    }

    public double? ReadNumber()
    {
        if (PassWord("null")) return null;
        if (!IsNumber(Peek())) throw Expected("a number");
        var start = _at;
        PassNumber();
        return double.TryParse(text.Substring(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonShapeException("a number", start);
    }

    public int? ReadInteger()
    {
        Peek();
        var start = _at;
        if (ReadNumber() is not { } number) return null;
        return number is >= int.MinValue and <= int.MaxValue && Math.Truncate(number) == number
            ? (int)number
            : throw new JsonShapeException("an integer of 32 bits", start);
    }

    /// <summary>Passes a value of any kind and any depth.</summary>
    public void Skip()
    {
        var depth = _open.Count;
        PassScalarOrEnter();
        while (_open.Count > depth)
        {
            var isObject = _open[_open.Count - 1] == '{';
            if (!NextOf(isObject ? '}' : ']')) continue;
            if (isObject)
            {
                PassString("a member name in quotes");
                PassColon();
            }

            PassScalarOrEnter();
        }
    }

    /// <summary>After the last value: only white space may follow.</summary>
    public void End()
    {
        Peek();
        if (_at < text.Length) throw Expected("the end of the text");
    }

    private bool TryEnter(char bracket, string what)
    {
        if (PassWord("null")) return false;
        if (Peek() != bracket) throw Expected(what);
        Enter(bracket);
        return true;
    }

    private void Enter(char bracket)
    {
        _at++;
        _open.Add(bracket);
        _isFirst = true;
    }

    private bool NextOf(char closing)
    {
        if (Peek() == closing)
        {
            _at++;
            _open.RemoveAt(_open.Count - 1);
            _isFirst = false;
            return false;
        }

        if (!_isFirst)
        {
            if (Peek() != ',') throw Expected($"',' or '{closing}'");
            _at++;
        }

        _isFirst = false;
        return true;
    }

    private void PassScalarOrEnter()
    {
        var next = Peek();
        if (next is '{' or '[') Enter(next);
        else if (next == '"') PassString("a string");
        else if (IsNumber(next)) PassNumber();
        else if (!PassWord("null") && !PassWord("true") && !PassWord("false")) throw Expected("a value");
    }

    private (int Start, int End) PassString(string what)
    {
        if (Peek() != '"') throw Expected(what);
        var start = _at + 1;
        for (var end = start; (end = text.IndexOf('"', end)) >= 0; end++)
        {
            var before = end;
            while (text[before - 1] == '\\') before--;
            if (((end - before) & 1) != 0) continue;
            _at = end + 1;
            return (start, end);
        }

        throw new JsonShapeException("a closing quote", _at);
    }

    private void PassColon()
    {
        if (Peek() != ':') throw Expected("':'");
        _at++;
    }

    private void PassNumber()
    {
        while (_at < text.Length && (IsNumber(text[_at]) || text[_at] is '+' or '.' or 'e' or 'E')) _at++;
    }

    private bool PassWord(string word)
    {
        if (Peek() != word[0] || string.CompareOrdinal(text, _at, word, 0, word.Length) != 0) return false;
        _at += word.Length;
        return true;
    }

    /// <summary>The next character that is not white space; NUL at the end.</summary>
    private char Peek()
    {
        while (_at < text.Length)
        {
            var next = text[_at];
            if (next is not (' ' or '\n' or '\r' or '\t')) return next;
            _at++;
        }

        return '\0';
    }

    private static bool IsNumber(char first) => first is '-' or (>= '0' and <= '9');

    private bool IsPlain(int start, int end) => text.IndexOf('\\', start, end - start) < 0;

    private string Unescape(int start, int end)
    {
        var result = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            var escape = text[++i];
            if (escape == 'u')
            {
                result.Append(CodeUnit(i + 1, end));
                i += 4;
                continue;
            }

            var index = "\"\\/bfnrt".IndexOf(escape);
            result.Append(index >= 0 ? "\"\\/\b\f\n\r\t"[index] : throw new JsonShapeException("an escape that JSON knows", i - 1));
        }

        return result.ToString();
    }

    private char CodeUnit(int start, int end)
    {
        if (start + 4 <= end && ushort.TryParse(text.Substring(start, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)) return (char)unit;
        throw new JsonShapeException("four hexadecimal digits", start);
    }

    private JsonShapeException Expected(string what) => new(what, _at);
}

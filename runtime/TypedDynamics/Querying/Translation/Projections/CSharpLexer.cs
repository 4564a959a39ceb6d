using System.Globalization;
using System.Text;

namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>Cuts the text of a C# expression into its tokens.</summary>
/// <remarks>Knows what the language's lexer knows of comments, strings of every form, and names; gives up on what may change the text's meaning (directives).</remarks>
internal sealed class CSharpLexer
{
    private static readonly string[] s_longSigns = ["=>", "==", "!=", "::", "..", "??", "->"];

    private readonly string _text;
    private readonly List<CSharpToken> _tokens = [];
    private int _position;

    private CSharpLexer(string text) => _text = text;

    private char Current => Peek(0);

    /// <summary>The tokens; null when the text is not understood.</summary>
    public static List<CSharpToken>? Read(string text)
    {
        var lexer = new CSharpLexer(text);
        return lexer.ReadCode(inHole: false) && lexer._position == text.Length ? lexer._tokens : null;
    }

    // In a hole of an interpolated string: up to the brace or the colon that ends its expression.
    private bool ReadCode(bool inHole)
    {
        var depth = 0;
        var isLineStart = !inHole;
        while (_position < _text.Length)
        {
            var current = Current;
            if (IsNewLine(current))
            {
                isLineStart = true;
                _position++;
            }
            else if (char.IsWhiteSpace(current))
            {
                _position++;
            }
            else if (current == '/' && Peek(1) is '/' or '*')
            {
                if (!SkipComment()) return false;
            }
            else if (current == '#' && isLineStart)
            {
                return false;
            }
            else
            {
                isLineStart = false;
                if (inHole && depth == 0 && current is '}' or ':') return current == '}' || Peek(1) != ':';
                if (current is '(' or '[' or '{') depth++;
                if (current is ')' or ']' or '}' && --depth < 0) return false;
                if (!ReadToken(current)) return false;
            }
        }

        return !inHole && depth == 0;
    }

    private bool ReadToken(char current)
    {
        if (current is '"' or '$' || (current == '@' && Peek(1) is '"' or '$')) return ReadString() && SkipEncoding();
        if (current == '\'') return ReadCharacter();
        if (char.IsAsciiDigit(current) || (current == '.' && char.IsAsciiDigit(Peek(1)))) return ReadNumber();
        if (current is '@' or '\\' || IsNameStart(current)) return ReadName();
        foreach (var sign in s_longSigns)
        {
            if (string.CompareOrdinal(_text, _position, sign, 0, sign.Length) != 0) continue;
            _position += sign.Length;
            _tokens.Add(new(CSharpTokenKind.Sign, sign));
            return true;
        }

        _position++;
        _tokens.Add(new(CSharpTokenKind.Sign, current.ToString()));
        return true;
    }

    private bool SkipComment()
    {
        if (Peek(1) == '/')
        {
            while (_position < _text.Length && !IsNewLine(Current)) _position++;
            return true;
        }

        var end = _text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
        if (end < 0) return false;
        _position = end + 2;
        return true;
    }

    private bool ReadNumber()
    {
        var isHexadecimal = Current == '0' && Peek(1) is 'x' or 'X';
        while (_position < _text.Length)
        {
            var isExponent = !isHexadecimal && Current is 'e' or 'E' && Peek(1) is '+' or '-';
            if (isExponent) _position++;
            else if (!char.IsAsciiLetterOrDigit(Current) && Current != '_' && !(Current == '.' && char.IsAsciiDigit(Peek(1)))) break;
            _position++;
        }

        _tokens.Add(new(CSharpTokenKind.Literal, string.Empty));
        return true;
    }

    private bool ReadCharacter()
    {
        _position++;
        while (Current != '\'')
        {
            if (_position >= _text.Length || IsNewLine(Current)) return false;
            _position += Current == '\\' ? 2 : 1;
        }

        _position++;
        _tokens.Add(new(CSharpTokenKind.Literal, string.Empty));
        return true;
    }

    private bool ReadName()
    {
        var isVerbatim = Current == '@';
        if (isVerbatim) _position++;
        var name = new StringBuilder();
        while (_position < _text.Length)
        {
            var letter = Current;
            var length = 1;
            if (letter == '\\' && !TryReadEscape(out letter, out length)) return false;
            if (!IsNamePart(letter)) break;
            if (char.GetUnicodeCategory(letter) != UnicodeCategory.Format) name.Append(letter);
            _position += length;
        }

        if (name.Length == 0) return false;
        _tokens.Add(new(CSharpTokenKind.Name, name.ToString()));
        return true;
    }

    private bool TryReadEscape(out char letter, out int length)
    {
        length = Peek(1) switch { 'u' => 6, 'U' => 10, _ => 0 };
        letter = default;
        if (length == 0 || _position + length > _text.Length) return false;
        if (!int.TryParse(_text.AsSpan(_position + 2, length - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code > char.MaxValue)
            return false;
        letter = (char)code;
        return true;
    }

    private bool ReadString()
    {
        var (dollars, isVerbatim) = (0, false);
        for (; Current is '$' or '@'; _position++)
        {
            if (Current == '$') dollars++;
            else isVerbatim = true;
        }

        if (Current != '"') return false;
        _tokens.Add(new(CSharpTokenKind.Literal, string.Empty));
        var quotes = 0;
        while (Peek(quotes) == '"') quotes++;
        if (quotes >= 3 && !isVerbatim) return ReadRawString(quotes, dollars);
        _position++;
        while (_position < _text.Length)
        {
            var current = Current;
            var isDoubled = Peek(1) == current;
            if (current == '"' && !(isVerbatim && isDoubled))
            {
                _position++;
                return true;
            }

            if (IsNewLine(current) && !isVerbatim) return false;
            if (current == '{' && dollars > 0 && !isDoubled)
            {
                _position++;
                if (!ReadHole(closingBraces: 1)) return false;
            }
            else
            {
                var isPair = (current == '\\' && !isVerbatim) || (current == '"' && isVerbatim) || (current is '{' or '}' && dollars > 0 && isDoubled);
                _position += isPair ? 2 : 1;
            }
        }

        return false;
    }

    // "…"u8
    private bool SkipEncoding()
    {
        if (Current is 'u' or 'U' && Peek(1) == '8') _position += 2;
        return true;
    }

    private bool ReadRawString(int quotes, int dollars)
    {
        _position += quotes;
        while (_position < _text.Length)
        {
            var run = 1;
            while (Peek(run) == Current) run++;
            if (Current == '"' && run >= quotes)
            {
                _position += run;
                return true;
            }

            // Of more braces than open a hole, the outer ones are text.
            var opensHole = Current == '{' && dollars > 0 && run >= dollars;
            _position += Current is '"' or '{' ? run : 1;
            if (opensHole && !ReadHole(dollars)) return false;
        }

        return false;
    }

    private bool ReadHole(int closingBraces)
    {
        _tokens.Add(new(CSharpTokenKind.Sign, "("));
        if (!ReadCode(inHole: true)) return false;
        _tokens.Add(new(CSharpTokenKind.Sign, ")"));
        if (Current == ':')
        {
            while (_position < _text.Length && Current != '}')
            {
                if (Current is '{' or '"' or '\\') return false;
                _position++;
            }
        }

        for (var i = 0; i < closingBraces; i++, _position++)
            if (Current != '}') return false;
        return true;
    }

    private char Peek(int ahead) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private static bool IsNewLine(char letter) => letter is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';

    private static bool IsNameStart(char letter) => letter == '_' || char.IsLetter(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.LetterNumber;

    private static bool IsNamePart(char letter) =>
        IsNameStart(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
}

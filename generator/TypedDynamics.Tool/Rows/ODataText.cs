using System.Globalization;
using System.Text;

namespace TypedDynamics.Tool.Rows;

/// <summary>An address below the Web API as a user types it: <c>accounts?$filter=name eq 'A &amp; B'</c>.</summary>
/// <param name="Path">What stands before the question mark.</param>
/// <param name="Options">Names and values, encoded for an address.</param>
internal sealed record ODataText(string Path, IReadOnlyList<(string Name, string Value)> Options)
{
    private const string Kept = "-._~!$'()*,;:@/?=[]";

    public static ODataText Parse(string text)
    {
        text = text.Trim().TrimStart('/');
        var question = text.IndexOf('?', StringComparison.Ordinal);
        return question < 0
            ? new(Encode(text), [])
            : new(Encode(text[..question]), [.. Split(text[(question + 1)..]).Where(static part => part.Length > 0).Select(ReadOption)]);
    }

    public string? this[string option] => Options.FirstOrDefault(each => each.Name == option).Value;

    /// <summary>The most rows that are wanted; null for all.</summary>
    public long? Top => long.TryParse(this["$top"], NumberStyles.None, CultureInfo.InvariantCulture, out var top) ? top : null;

    public ODataText Without(string option) => this with { Options = [.. Options.Where(each => each.Name != option)] };

    public ODataText With(string option, string value) => this with { Options = [.. Options.Where(each => each.Name != option), (option, value)] };

    /// <summary>A value as a user types it.</summary>
    public ODataText WithText(string option, string value) => With(option, Encode(value).Replace("&", "%26", StringComparison.Ordinal));

    public override string ToString() => Options.Count == 0 ? Path : $"{Path}?{string.Join('&', Options.Select(static each => $"{each.Name}={each.Value}"))}";

    private static (string Name, string Value) ReadOption(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (Encode(part.Trim()), "") : (Encode(part[..equals].Trim()), Encode(part[(equals + 1)..].Trim()));
    }

    // An ampersand inside a text is part of the text.
    private static IEnumerable<string> Split(string options)
    {
        var (start, isText) = (0, false);
        for (var i = 0; i < options.Length; i++)
        {
            if (options[i] == '\'') isText = !isText;
            if (options[i] != '&' || isText) continue;
            yield return options[start..i];
            start = i + 1;
        }

        yield return options[start..];
    }

    // What is encoded already stays so.
    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            if (char.IsAsciiLetterOrDigit(text[i]) || Kept.Contains(text[i], StringComparison.Ordinal) || IsEscape(text, i))
            {
                encoded.Append(text[i++]);
                continue;
            }

            var rune = Rune.TryGetRuneAt(text, i, out var found) ? found : Rune.ReplacementChar;
            foreach (var octet in bytes[..rune.EncodeToUtf8(bytes)]) encoded.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            i += rune == Rune.ReplacementChar ? 1 : rune.Utf16SequenceLength;
        }

        return encoded.ToString();
    }

    private static bool IsEscape(string text, int at) => text[at] == '%' && at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);
}

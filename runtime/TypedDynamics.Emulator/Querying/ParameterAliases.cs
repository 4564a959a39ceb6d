using System.Text;
using System.Text.RegularExpressions;

namespace TypedDynamics.Emulator.Querying;

/// <summary>
/// Puts what parameters of the address say (<c>&amp;@p1='modifiedon'</c>) into the places that name them: keys, <c>$filter</c>, <c>$orderby</c>, <c>$apply</c>. There they may
/// stand for whole terms, also names of columns. Those of functions in the path are the parser's.
/// </summary>
internal static partial class ParameterAliases
{
    public static Uri Resolve(Uri uri)
    {
        if (!uri.OriginalString.Contains('@', StringComparison.Ordinal) && !uri.OriginalString.Contains("%40", StringComparison.Ordinal)) return uri;
        var options = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static option => option.Split('=', 2)).ToList();
        var values = options.Where(static option => Text(option[0]).StartsWith('@')).ToLookup(static option => Text(option[0]), static option => option.Length > 1 ? Text(option[1]) : "");
        var query = options.Select(option => option.Length > 1 && Text(option[0]) is "$filter" or "$orderby" or "$apply" ? $"{option[0]}={Uri.EscapeDataString(Resolve(Text(option[1]), values))}" : string.Join('=', option));
        var path = Key().Replace(uri.AbsolutePath, key => $"({Uri.EscapeDataString(ValueOf(Text(key.Groups[1].Value), values))})");
        return new(uri.GetLeftPart(UriPartial.Authority) + path + (options.Count > 0 ? "?" + string.Join('&', query) : ""));
    }

    private static string Resolve(string clause, ILookup<string, string> values)
    {
        var resolved = new StringBuilder();
        foreach (Match piece in Piece().Matches(clause)) resolved.Append(piece.Value is ['@', _, ..] ? ValueOf(piece.Value, values) : piece.Value);
        return resolved.ToString();
    }

    // What nobody says is null.
    private static string ValueOf(string alias, ILookup<string, string> values) => values[alias].FirstOrDefault() ?? "null";

    private static string Text(string escaped) => Uri.UnescapeDataString(escaped.Replace('+', ' '));

    // Texts in quotes, those in lists in JSON's, aliases, and whatever stands between.
    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|@[A-Za-z_]\w*|[^'"@]+|['"@]""", RegexOptions.Singleline)]
    private static partial Regex Piece();

    [GeneratedRegex(@"\(((?:@|%40)\w+)\)")]
    private static partial Regex Key();
}

using System.Text;

namespace TypedDynamics.Emulator.Querying;

/// <summary>The options that stand in the parentheses of each <c>$expand</c>, as text: the link to the rest of a collection repeats them.</summary>
internal static class ExpandText
{
    /// <summary>The options behind <paramref name="navigation"/> in the text of a <c>$expand</c>; empty when there are none.</summary>
    public static IReadOnlyList<string> OptionsOf(string expand, string navigation)
    {
        foreach (var item in Split(expand, ','))
        {
            var open = item.IndexOf('(', StringComparison.Ordinal);
            if (open > 0 && item.EndsWith(')') && item[..open].Trim() == navigation)
                return [.. Split(item[(open + 1)..^1], ';')];
        }

        return [];
    }

    /// <summary>The text of the <c>$expand</c> among options.</summary>
    public static string NestedIn(IEnumerable<string> options) =>
        options.FirstOrDefault(option => option.StartsWith("$expand=", StringComparison.Ordinal)) is { } nested ? nested["$expand=".Length..] : "";

    // A separator counts only outside parentheses and quotes.
    private static IEnumerable<string> Split(string text, char separator)
    {
        var (depth, quoted, current) = (0, false, new StringBuilder());
        foreach (var character in text)
        {
            quoted ^= character == '\'';
            depth += quoted ? 0 : character switch { '(' => 1, ')' => -1, _ => 0 };
            if (character == separator && depth == 0 && !quoted)
            {
                yield return current.ToString().Trim();
                current.Clear();
            }
            else
            {
                current.Append(character);
            }
        }

        if (current.Length > 0)
            yield return current.ToString().Trim();
    }
}

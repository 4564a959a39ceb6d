using System.Text;

namespace TypedDynamics.Generator.Reading;

/// <summary>Text of a document or of a parser as it may stand in a message: one line, no control characters, no length without end.</summary>
internal static class Printable
{
    private const int Longest = 200;

    public static string Cut(string text)
    {
        var result = new StringBuilder();
        foreach (var character in text)
        {
            if (result.Length == Longest) return result.Append('…').ToString();
            result.Append(char.IsControl(character) || char.IsSurrogate(character) ? '?' : character);
        }

        return result.ToString();
    }
}

using System.Text;

namespace TypedDynamics.Generator.Emitting;

/// <summary>Words of the org → <c>///</c> lines: one line each, whatever the words hold.</summary>
internal static class DocComments
{
    /// <summary>The label and the description, or <paramref name="otherwise"/> (which is XML already) when there is neither.</summary>
    public static void Summary(CodeWriter writer, string? label, string? description, string otherwise)
    {
        var text = Join(label, description);
        writer.Line($"/// <summary>{(text.Length > 0 ? text : otherwise)}</summary>");
    }

    /// <summary>XML, as it is.</summary>
    public static void Remarks(CodeWriter writer, string xml) => writer.Line($"/// <remarks>{xml}</remarks>");

    /// <summary>Label, then description as a sentence of its own; escaped, in one line.</summary>
    public static string Join(string? label, string? description)
    {
        var first = Escape(label);
        var second = Escape(description);
        if (second.Length == 0 || second == first) return first.Length == 0 ? "" : Sentence(first);
        if (first.Length == 0 || second.StartsWith(first, StringComparison.OrdinalIgnoreCase)) return Sentence(second);
        return $"{Sentence(first)} {Sentence(second)}";
    }

    public static string Escape(string? text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text ?? "")
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c)) escaped.Append(Escape(c));
            else if (escaped.Length > 0 && escaped[escaped.Length - 1] != ' ') escaped.Append(' ');
        }

        return escaped.ToString().TrimEnd();
    }

    // Half pairs and non-characters are not XML.
    private static string Escape(char c) => c switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '\ufffe' or '\uffff' => "",
        _ => char.IsSurrogate(c) ? "" : c.ToString(),
    };

    private static string Sentence(string text) => text[text.Length - 1] is '.' or '!' or '?' or ':' or ';' or '\u3002' ? text : text + ".";
}

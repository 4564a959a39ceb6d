using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Tool.Browsing;

/// <summary>What is looked for: part of a name or of a label, or a pattern with <c>*</c> for the whole of one.</summary>
internal sealed class SearchText(string? text)
{
    public bool Fits(params ReadOnlySpan<string?> names)
    {
        if (string.IsNullOrWhiteSpace(text)) return true;
        foreach (var name in names)
        {
            if (name is null) continue;
            if (text.Contains('*', StringComparison.Ordinal) ? AskPattern.Matches(text, name) : name.Contains(text, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}

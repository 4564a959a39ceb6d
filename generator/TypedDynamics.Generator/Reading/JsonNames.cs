namespace TypedDynamics.Generator.Reading;

/// <summary>The member names that a reader asks for: found in the text without making a string of each that it passes.</summary>
internal sealed class JsonNames
{
    private readonly string[][] _byLength;

    public JsonNames(params string[] names) => _byLength = [.. Enumerable.Range(0, names.Max(static name => name.Length) + 1).Select(length => names.Where(name => name.Length == length).ToArray())];

    /// <summary>The name that stands there, or an empty one.</summary>
    public string Find(string text, int start, int length)
    {
        if (length >= _byLength.Length) return "";
        foreach (var name in _byLength[length])
        {
            if (string.CompareOrdinal(text, start, name, 0, length) == 0) return name;
        }

        return "";
    }

    public string Find(string name) => Find(name, 0, name.Length);
}

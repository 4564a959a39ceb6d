using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Type names as CSDL writes them (<c>mscrm.account</c>, <c>Collection(Microsoft.Dynamics.CRM.account)</c>), brought to one form.</summary>
internal sealed class CsdlNames
{
    private readonly Dictionary<string, TypeReference> _known = new(StringComparer.Ordinal);
    private readonly List<string> _prefixes = [];

    /// <summary>A namespace or an alias of the document's own schema.</summary>
    public void AddPrefix(string? prefix)
    {
        if (!string.IsNullOrEmpty(prefix)) _prefixes.Add(prefix + ".");
    }

    public TypeReference Resolve(string text)
    {
        if (_known.TryGetValue(text, out var known)) return known;
        const string collection = "Collection(";
        var isCollection = text.StartsWith(collection, StringComparison.Ordinal) && text.EndsWith(")", StringComparison.Ordinal);
        var name = isCollection ? text.Substring(collection.Length, text.Length - collection.Length - 1) : text;
        return _known[text] = new(Local(name), isCollection);
    }

    /// <summary>The bare name inside the org's own namespace; other names stay whole.</summary>
    public string Local(string name)
    {
        foreach (var prefix in _prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)) return name.Substring(prefix.Length);
        }

        return name;
    }
}

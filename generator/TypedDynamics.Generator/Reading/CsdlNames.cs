using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>The names of one document: each spelling is taken apart and kept once, however often it occurs.</summary>
internal sealed class CsdlNames
{
    private const string CollectionOf = "Collection(";

    private readonly Dictionary<string, TypeReference> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _lookups = new(StringComparer.Ordinal);

    /// <summary>The namespaces and aliases that types were written with, and where first.</summary>
    public Dictionary<string, SourcePoint> Qualifiers { get; } = new(StringComparer.Ordinal);

    /// <summary>The same name, as one string for all that are called so.</summary>
    public string Once(string name)
    {
        if (_names.TryGetValue(name, out var known)) return known;
        _names.Add(name, name);
        return name;
    }

    public TypeReference Type(string written, SourcePoint at)
    {
        if (_types.TryGetValue(written, out var type)) return type;
        var isCollection = IsCollection(written);
        var name = isCollection ? written.Substring(CollectionOf.Length, written.Length - CollectionOf.Length - 1) : written;
        type = new TypeReference(Bare(name, at), isCollection);
        _types.Add(written, type);
        return type;
    }

    /// <summary>The lookup's logical name in <c>_x_value</c>; null for any other name.</summary>
    public string? LookupIn(string wireName)
    {
        if (wireName[0] != '_') return null;
        if (_lookups.TryGetValue(wireName, out var name)) return name;
        var isLookup = wireName.Length > 7 && wireName.EndsWith("_value", StringComparison.Ordinal);
        name = isLookup ? Once(wireName.Substring(1, wireName.Length - 7)) : null;
        _lookups.Add(wireName, name);
        return name;
    }

    public static bool IsCollection(string written) => written.StartsWith(CollectionOf, StringComparison.Ordinal) && written[written.Length - 1] == ')';

    private string Bare(string name, SourcePoint at)
    {
        var dot = name.LastIndexOf('.');
        if (dot < 0) return Once(name);
        var qualifier = name.Substring(0, dot);
        if (qualifier == "Edm") return Once(name);
        if (!Qualifiers.ContainsKey(qualifier)) Qualifiers.Add(qualifier, at);
        return Once(name.Substring(dot + 1));
    }
}

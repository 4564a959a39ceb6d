using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Type names of one document: each spelling is taken apart once, and all that use it share the string.</summary>
internal sealed class TypeNames
{
    private const string CollectionOf = "Collection(";

    private readonly Dictionary<string, TypeReference> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);

    /// <summary>The namespaces and aliases that names were written with, and where first.</summary>
    public Dictionary<string, SourcePoint> Qualifiers { get; } = new(StringComparer.Ordinal);

    public TypeReference Read(string written, SourcePoint at)
    {
        if (_known.TryGetValue(written, out var type)) return type;
        var isCollection = written.StartsWith(CollectionOf, StringComparison.Ordinal) && written.EndsWith(")", StringComparison.Ordinal);
        var name = isCollection ? written.Substring(CollectionOf.Length, written.Length - CollectionOf.Length - 1) : written;
        type = new TypeReference(Bare(name, at), isCollection);
        _known.Add(written, type);
        return type;
    }

    /// <summary>The lookup's logical name in <c>_x_value</c>; null for any other name.</summary>
    public string? LookupIn(string wireName)
    {
        if (wireName.Length < 8 || wireName[0] != '_' || !wireName.EndsWith("_value", StringComparison.Ordinal)) return null;
        if (!_columns.TryGetValue(wireName, out var name)) _columns.Add(wireName, name = wireName.Substring(1, wireName.Length - 7));
        return name;
    }

    private string Bare(string name, SourcePoint at)
    {
        var dot = name.LastIndexOf('.');
        if (dot < 0) return name;
        var qualifier = name.Substring(0, dot);
        if (qualifier == "Edm") return name;
        if (!Qualifiers.ContainsKey(qualifier)) Qualifiers.Add(qualifier, at);
        return name.Substring(dot + 1);
    }
}

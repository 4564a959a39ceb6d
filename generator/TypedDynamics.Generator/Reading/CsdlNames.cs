using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>The names of one document. Most come again soon after: then they are neither taken apart nor kept a second time.</summary>
internal sealed class CsdlNames
{
    private const string CollectionOf = "Collection(";

    private readonly RecentNames<string> _names = new();
    private readonly RecentNames<TypeReference> _types = new();
    private readonly RecentNames<TypeReference> _targets = new();
    private readonly RecentNames<string?> _lookups = new();

    /// <summary>The namespaces and aliases that types were written with, and where first.</summary>
    public Dictionary<string, SourcePoint> Qualifiers { get; } = new(StringComparer.Ordinal);

    /// <summary>The types that navigations lead to.</summary>
    public HashSet<string> Targets { get; } = new(StringComparer.Ordinal);

    /// <summary>The same name, as one string for most that are called so.</summary>
    public string Once(string name)
    {
        ref var place = ref _names.PlaceOf(name);
        if (place.Name != name) place = new(name, name);
        return place.Value;
    }

    public TypeReference Type(string written, SourcePoint at)
    {
        ref var place = ref _types.PlaceOf(written);
        if (place.Name != written) place = new(written, TakeApart(written, at));
        return place.Value;
    }

    /// <summary>The type that a navigation leads to.</summary>
    public TypeReference Target(string written, SourcePoint at)
    {
        ref var place = ref _targets.PlaceOf(written);
        if (place.Name != written)
        {
            place = new(written, TakeApart(written, at));
            Targets.Add(place.Value.Name);
        }

        return place.Value;
    }

    /// <summary>The lookup's logical name in <c>_x_value</c>; null for any other name.</summary>
    public string? LookupIn(string wireName)
    {
        if (wireName[0] != '_') return null;
        ref var place = ref _lookups.PlaceOf(wireName);
        if (place.Name != wireName)
        {
            var isLookup = wireName.Length > 7 && wireName.EndsWith("_value", StringComparison.Ordinal);
            place = new(wireName, isLookup ? wireName.Substring(1, wireName.Length - 7) : null);
        }

        return place.Value;
    }

    public static bool IsCollection(string written) => written.StartsWith(CollectionOf, StringComparison.Ordinal) && written[written.Length - 1] == ')';

    private TypeReference TakeApart(string written, SourcePoint at)
    {
        var isCollection = IsCollection(written);
        var name = isCollection ? written.Substring(CollectionOf.Length, written.Length - CollectionOf.Length - 1) : written;
        return new TypeReference(Bare(name, at), isCollection);
    }

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

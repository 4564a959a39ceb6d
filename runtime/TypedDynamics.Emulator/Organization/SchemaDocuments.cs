using System.Collections.Immutable;
using System.Security.Cryptography;

namespace TypedDynamics.Emulator.Organization;

/// <summary>All that an organization's schema consists of: the CSDL, definitions by logical name, global choices by name. What a cache holds, and what writes to the schema change.</summary>
internal sealed record SchemaDocuments(SchemaDocument Metadata, ImmutableSortedDictionary<string, SchemaDocument> Definitions, ImmutableSortedDictionary<string, SchemaDocument> OptionSets)
{
    /// <summary>Definitions with changes that wait for their publishing, by <c>definitions/name</c> or <c>optionsets/name</c>.</summary>
    public ImmutableSortedDictionary<string, SchemaDocument> Unpublished { get; init; } = s_none;

    private static readonly ImmutableSortedDictionary<string, SchemaDocument> s_none = ImmutableSortedDictionary.Create<string, SchemaDocument>(StringComparer.Ordinal);

    /// <exception cref="FileNotFoundException">There is no cache.</exception>
    public static SchemaDocuments Read(string cacheFolder)
    {
        var path = Path.Combine(cacheFolder, "metadata.xml");
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no metadata cache at {cacheFolder}: metadata.xml is missing.", path);
        return new(new(path, File.ReadAllBytes(path)), ReadFolder(Path.Combine(cacheFolder, "definitions")), ReadFolder(Path.Combine(cacheFolder, "optionsets")));
    }

    /// <summary>Tells one state of the schema from another.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var document in Definitions.Values.Concat(OptionSets.Values).Prepend(Metadata))
            hash.AppendData(document.Content.Span);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static ImmutableSortedDictionary<string, SchemaDocument> ReadFolder(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json").ToImmutableSortedDictionary(
                static file => Path.GetFileNameWithoutExtension(file), static file => new SchemaDocument(file, File.ReadAllBytes(file)), StringComparer.Ordinal)
            : s_none;
}

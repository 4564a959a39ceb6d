namespace TypedDynamics;

/// <summary>A hand-written cache of a few tables that holds the traps of real ones; see its files for what each trap is.</summary>
internal static class SmallOrg
{
    public static string Folder { get; } = RepositoryRoot.File("tests", "Shared", "SmallOrg");

    public static string MetadataPath { get; } = Path.Combine(Folder, "metadata.xml");

    /// <summary>Sorted by name.</summary>
    public static IReadOnlyList<string> DefinitionPaths { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "definitions"), "*.json").Order(StringComparer.Ordinal)];
}

namespace TypedDynamics.Tool.Tests;

/// <summary>The cache that samples and tests generate from.</summary>
internal static class Caches
{
    public static string Contoso { get; } = RepositoryRoot.File("metadata-cache", "contoso");
}

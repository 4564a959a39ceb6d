namespace TypedDynamics.Benchmarks;

/// <summary>Where the real documents lie, if they are at hand, else the sample org's.</summary>
internal static class RealOrSample
{
    /// <param name="real">Below the folder of real documents.</param>
    /// <param name="sample">Below the sample org's cache.</param>
    public static string PathOf(string real, string sample)
    {
        if (Environment.GetEnvironmentVariable("TYPEDDYNAMICS_CORPUS") is { Length: > 0 } corpus) return Path.Combine(corpus, real);
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TypedDynamics.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "metadata-cache", "contoso", sample);
    }
}

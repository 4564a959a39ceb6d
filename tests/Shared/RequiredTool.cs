namespace TypedDynamics;

/// <summary>
/// Programs beside the .NET SDK that a test needs. The README promises that the SDK is enough: without one the test is skipped, but where
/// everything is to be run (<c>TYPEDDYNAMICS_REQUIRE_TOOLS</c>), a missing one is a failure.
/// </summary>
internal static class RequiredTool
{
    /// <param name="names">What it may be called; the first that is there is taken.</param>
    /// <returns>Its path.</returns>
    public static string Find(params string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : (string[])[""];
        var path = names.SelectMany(name => folders.SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending)))).FirstOrDefault(File.Exists);
        if (Environment.GetEnvironmentVariable("TYPEDDYNAMICS_REQUIRE_TOOLS") == "1") Assert.True(path is not null, $"{names[0]} is missing.");
        else Assert.SkipWhen(path is null, $"{names[0]} is not installed.");
        return path!;
    }
}

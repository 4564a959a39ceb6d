namespace TypedDynamics.Tool.Tests.Documentation;

/// <summary>Files below <c>docs/cli</c> that are made of the tool itself: compared, or written anew where <c>TYPEDDYNAMICS_UPDATE</c> is 1.</summary>
internal static class Documents
{
    private static readonly bool s_updates = Environment.GetEnvironmentVariable("TYPEDDYNAMICS_UPDATE") == "1";

    public static string Folder { get; } = RepositoryRoot.File("docs", "cli");

    public static bool Has(string name) => File.Exists(Path.Combine(Folder, name));

    public static void Verify(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        if (s_updates)
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text, $"docs/cli/{name} is not what the tool says. Run the tests with TYPEDDYNAMICS_UPDATE=1, and look at the difference.");
    }
}

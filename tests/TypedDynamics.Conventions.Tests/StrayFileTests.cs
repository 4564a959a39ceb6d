namespace TypedDynamics.Conventions.Tests;

public sealed class StrayFileTests
{
    private static readonly string[] s_top =
    [
        ".ci", ".editorconfig", ".gitattributes", ".github", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "Directory.Build.props", "Directory.Build.targets",
        "Directory.Packages.props", "LICENSE", "README.md", "SECURITY.md", "TypedDynamics.sln", "docs", "generator", "global.json", "metadata-cache",
        "nuget.config", "runtime", "samples", "tests", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", ".git", ".vs", ".idea",
    ];

    [Fact]
    public void Nothing_stands_at_the_top_that_is_not_meant_to() =>
        Assert.Empty(Directory.EnumerateFileSystemEntries(SourceTree.Root).Select(static path => Path.GetFileName(path)!).Except(s_top));

    [Fact]
    public void No_file_is_left_over()
    {
        var names = new[] { "Class1.cs", "UnitTest1.cs", "Program1.cs", "temp.txt", "tmp", "empty" };

        Assert.Empty(SourceTree.Files().Where(path => names.Contains(Path.GetFileName(path)) || Path.GetFileName(path).Contains(' ')).Select(SourceTree.Relative));
    }

    [Fact]
    public void Snapshots_stay_few_and_small()
    {
        var snapshots = SourceTree.Files("tests", "*.verified.*").Select(static path => new FileInfo(path)).ToList();

        Assert.True(snapshots.Count <= 60, $"{snapshots.Count} snapshots: nobody reads so many.");
        Assert.True(snapshots.Sum(static file => file.Length) <= 500_000, "Over 500 KB of snapshots: nobody reads so much.");
    }
}

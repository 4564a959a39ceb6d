using System.IO.Compression;

namespace TypedDynamics.EndToEnd.Tests;

/// <summary>What is in the package, and what must not be.</summary>
[Trait("Category", "Slow")]
public sealed class PackageLayoutTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private string[] Entries
    {
        get
        {
            using var package = ZipFile.OpenRead(Path.Combine(feed.Folder, $"TypedDynamics.{feed.Version}.nupkg"));
            return [.. package.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public void The_generator_lies_in_one_slot_with_no_dependency_beside_it() =>
        Assert.Equal(["analyzers/dotnet/roslyn4.14/cs/TypedDynamics.CodeFixes.dll", "analyzers/dotnet/roslyn4.14/cs/TypedDynamics.Generator.dll"], Entries.Where(entry => entry.StartsWith("analyzers/", StringComparison.Ordinal)));

    [Fact]
    public void Build_files_reach_projects_behind_a_reference_too() =>
        Assert.Equal(
            ["buildMultiTargeting/TypedDynamics.targets", "buildTransitive/TypedDynamics.Pull.targets", "buildTransitive/TypedDynamics.props", "buildTransitive/TypedDynamics.targets"],
            Entries.Where(entry => entry.StartsWith("build", StringComparison.Ordinal)));

    [Fact]
    public void The_library_comes_with_its_documentation() =>
        Assert.Equal(["lib/net10.0/TypedDynamics.dll", "lib/net10.0/TypedDynamics.xml"], Entries.Where(entry => entry.StartsWith("lib/", StringComparison.Ordinal)));
}

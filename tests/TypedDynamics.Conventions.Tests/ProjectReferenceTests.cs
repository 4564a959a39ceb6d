using System.Xml.Linq;

namespace TypedDynamics.Conventions.Tests;

public sealed class ProjectReferenceTests
{
    [Fact]
    public void The_emulator_references_neither_the_runtime_nor_the_generator()
    {
        var project = XDocument.Load(Path.Combine(SourceTree.Root, "runtime/TypedDynamics.Emulator/TypedDynamics.Emulator.csproj"));

        Assert.Empty(project.Descendants("ProjectReference"));
        Assert.Empty(project.Descendants("Compile"));
    }

    [Fact]
    public void The_generator_references_no_project_and_ships_no_package()
    {
        var project = XDocument.Load(Path.Combine(SourceTree.Root, "generator/TypedDynamics.Generator/TypedDynamics.Generator.csproj"));

        Assert.Empty(project.Descendants("ProjectReference"));
        Assert.All(project.Descendants("PackageReference"), static package => Assert.Equal("all", (string?)package.Attribute("PrivateAssets")));
    }

    [Fact]
    public void Every_project_stands_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(SourceTree.Root, "TypedDynamics.sln")).Replace('\\', '/');
        var missing = SourceTree.Files(pattern: "*.csproj")
            .Select(SourceTree.Relative)
            .Where(static path => path.Count(static letter => letter == '/') == 2)
            .Where(path => !solution.Contains(path, StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [Fact]
    public void Versions_stand_in_one_file_only()
    {
        var inline = SourceTree.Files(pattern: "*.csproj")
            .Where(static file => XDocument.Load(file).Descendants("PackageReference").Any(static package => package.Attribute("Version") is not null))
            .Select(SourceTree.Relative);

        Assert.Empty(inline);
    }
}

using System.Reflection;
using System.Text.RegularExpressions;

namespace TypedDynamics.Generator.Tests.Packaging;

/// <summary>The compiler loads the generator alone: whatever it refers to must be what the oldest compiler we name brings along.</summary>
public sealed partial class HostReferenceTests
{
    private static readonly AssemblyName[] s_references = typeof(TypedDynamicsGenerator).Assembly.GetReferencedAssemblies();

    [Fact]
    public void Only_the_compiler_and_what_it_brings_is_referenced() =>
        Assert.All(s_references, reference => Assert.Contains(
            reference.Name,
            (string[])["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory"]));

    [Fact]
    public void The_references_are_not_read_from_an_empty_list() => Assert.Contains(s_references, reference => reference.Name == "Microsoft.CodeAnalysis.CSharp");

    [Fact]
    public void The_slot_and_the_check_of_the_compiler_name_the_version_that_is_built_against()
    {
        var compiler = s_references.Single(reference => reference.Name == "Microsoft.CodeAnalysis").Version!;
        var floor = $"{compiler.Major}.{compiler.Minor}";

        Assert.Contains($"roslyn{floor}/cs", Read("runtime/TypedDynamics/TypedDynamics.csproj"), StringComparison.Ordinal);
        Assert.Equal(floor, Floor().Match(Read("generator/TypedDynamics.Generator/build/TypedDynamics.targets")).Groups[1].Value);
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, path));

    [GeneratedRegex(@"VersionLessThan\('[^']+', '([\d.]+)'\)")]
    private static partial Regex Floor();
}

using System.Text.RegularExpressions;

namespace TypedDynamics.Conventions.Tests;

/// <summary>What must never stand in the repository: addresses of package feeds, paths of one machine, things that look like secrets.</summary>
public sealed partial class SecretTests
{
    private static readonly string[] s_binary = [".png", ".ico", ".snk", ".gz"];

    [Fact]
    public void No_file_names_a_feed_a_machine_or_a_secret()
    {
        var offences =
            from file in SourceTree.Files()
            where !s_binary.Contains(Path.GetExtension(file)) && Path.GetFileName(file) != "SecretTests.cs"
            from Match match in Forbidden().Matches(File.ReadAllText(file))
            select $"{SourceTree.Relative(file)}: {match.Value}";

        Assert.Empty(offences.Take(10));
    }

    [GeneratedRegex(@"registry\.npmjs|api\.nuget\.org|/(root|home|Users)/[\w.]|/work/|(?<![\w.])/tmp/\w|-----BEGIN [A-Z ]*PRIVATE KEY|eyJ[\w-]{20,}\.[\w-]{20,}\.")]
    private static partial Regex Forbidden();
}

using System.Text.RegularExpressions;

namespace TypedDynamics.Conventions.Tests;

/// <summary>Each diagnostic has a page, a release line, and a test that names it.</summary>
public sealed partial class RuleTests
{
    private static readonly string[] s_ids =
        [.. RuleId().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "generator/TypedDynamics.Generator/Diagnostics/Rules.cs"))).Select(static match => match.Value).Distinct().Order()];

    public static TheoryData<string> Ids => [.. s_ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_says_how_to_mend_it(string id)
    {
        var page = Path.Combine(SourceTree.Root, "docs/rules", id + ".md");

        Assert.True(File.Exists(page), $"docs/rules/{id}.md is missing.");
        Assert.StartsWith($"# {id}", File.ReadAllText(page));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_release_line(string id) =>
        Assert.Contains(id, string.Concat(SourceTree.Files("generator/TypedDynamics.Generator", "AnalyzerReleases.*.md").Select(File.ReadAllText)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_shown_by_a_test(string id) =>
        Assert.Contains(
            SourceTree.Files("tests", "*.cs").Where(static file => !file.Contains("Conventions", StringComparison.Ordinal)),
            file => File.ReadAllText(file).Contains(id, StringComparison.Ordinal));

    [Fact]
    public void Every_page_belongs_to_a_rule() =>
        Assert.Equal(s_ids, SourceTree.Files("docs/rules", "TD*.md").Select(static file => Path.GetFileNameWithoutExtension(file)!));

    [GeneratedRegex("TD\\d{4}")]
    private static partial Regex RuleId();
}

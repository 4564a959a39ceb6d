using Microsoft.CodeAnalysis;
using TypedDynamics.Generator.Diagnostics;

namespace TypedDynamics.Generator.Tests.Pipeline;

public sealed class RuleTableTests
{
    [Fact]
    public void Ids_are_used_once() => Assert.Equal(Rules.All.Count, Rules.All.Select(rule => rule.Id).Distinct().Count());

    [Fact]
    public void A_help_link_leads_to_the_page_of_the_rule() =>
        Assert.All(Rules.All, rule =>
        {
            Assert.EndsWith($"/docs/rules/{rule.Id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(RepositoryRoot.Path, "docs", "rules", rule.Id + ".md")));
        });

    [Fact]
    public void The_release_table_says_what_the_code_says()
    {
        var table = string.Concat(Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "generator", "TypedDynamics.Generator"), "AnalyzerReleases.*.md").Select(File.ReadAllText));

        Assert.All(Rules.All, rule => Assert.Contains($"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}\n", table, StringComparison.Ordinal));
    }

    [Fact]
    public void What_leaves_code_out_is_an_error() =>
        // A cache that could not be refreshed is still a cache.
        Assert.All(Rules.All.Where(static rule => rule.Category != "TypedDynamics.Queries" && rule.Id != "TD0008"), rule => Assert.Equal(rule.Category != "TypedDynamics.Schema", rule.DefaultSeverity == DiagnosticSeverity.Error));
}

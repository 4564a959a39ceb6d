using System.Text;
using Microsoft.CodeAnalysis;
using static TypedDynamics.Generator.Tests.Pipeline.SmallCache;

namespace TypedDynamics.Generator.Tests.Pipeline;

/// <summary>Whatever lies in the cache: a diagnostic at its line, the rest still generated, never a crash (which <see cref="GeneratorRun"/> asserts).</summary>
public sealed class MalformedInputTests
{
    private const string Everything = "using TypedDynamics;\nnamespace App;\n[DataverseContext]\npublic sealed partial class Crm;";

    private static readonly CacheText s_metadata = Csdl("account name", "contact fullname", "lead subject");

    [Fact]
    public void Metadata_cut_off_keeps_what_stands_before_the_cut()
    {
        var cut = s_metadata.Text.IndexOf("<EntityType Name=\"lead\"", StringComparison.Ordinal) + 30;

        var run = GeneratorRun.Of(Everything, new CacheText(s_metadata.Path, s_metadata.Text[..cut]));

        ShowsAt(run, "TD0003", s_metadata.Path, line: s_metadata.Text[..cut].Count(character => character == '\n'));
        Assert.Contains("account", run.EmittedEntities);
    }

    [Fact]
    public void Tables_that_are_missing_behind_the_break_are_no_second_mistake()
    {
        var cut = s_metadata.Text.IndexOf("<EntityType Name=\"lead\"", StringComparison.Ordinal);

        var run = GeneratorRun.Of(Everything.Replace("[DataverseContext]", "[DataverseContext(\"account\", \"lead(subject)\")]", StringComparison.Ordinal), new CacheText(s_metadata.Path, s_metadata.Text[..cut]));

        Assert.Equal("TD0003", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void A_document_type_is_refused()
    {
        var bomb = """
            <!DOCTYPE bomb [ <!ENTITY a "ha"> <!ENTITY b "&a;&a;&a;&a;"> <!ENTITY c "&b;&b;&b;&b;"> ]>
            <bomb>&c;</bomb>
            """;

        var run = GeneratorRun.Of(Everything, new CacheText(s_metadata.Path, bomb));

        ShowsAt(run, "TD0004", s_metadata.Path, line: 0);
    }

    [Theory]
    [InlineData("TD0003", "")]
    [InlineData("TD0003", "not XML at all")]
    [InlineData("TD0006", "<html><body>Sign in</body></html>")]
    [InlineData("TD0006", "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\" />")]
    public void Something_else_in_place_of_the_metadata_is_named(string rule, string text) =>
        ShowsAt(GeneratorRun.Of(Everything, new CacheText(s_metadata.Path, text)), rule, s_metadata.Path, line: 0);

    [Theory]
    [InlineData("", 0)]
    [InlineData("[]", 0)]
    [InlineData("\"account\"", 0)]
    [InlineData("{\n  \"LogicalName\": 5\n}", 1)]
    [InlineData("{\n  \"LogicalName\": \"account\",\n  \"Attributes\": {}\n}", 2)]
    [InlineData("{\n  \"LogicalName\": \"account\",\n  \"Attributes\": [ 1 ]\n}", 2)]
    [InlineData("{\n  \"LogicalName\": \"account\",\n  \"Attr", 2)]
    [InlineData("<<<<<<< HEAD\n{}", 0)]
    public void A_definition_of_the_wrong_shape_is_named_and_its_entity_still_generated(string text, int line)
    {
        var definition = new CacheText(Definition("account").Path, text);

        var run = GeneratorRun.Of(Everything, s_metadata, definition);

        ShowsAt(run, "TD0005", definition.Path, line);
        Assert.Equal(["account", "contact", "lead"], run.EmittedEntities);
    }

    [Fact]
    public void Ten_megabytes_of_junk_are_told_in_one_line_each()
    {
        var junk = new StringBuilder(10_000_000);
        var random = new Random(4);
        while (junk.Length < 10_000_000) junk.Append((char)random.Next(1, 0xD7FF));

        var run = GeneratorRun.Of(Everything, new CacheText(s_metadata.Path, junk.ToString()), new CacheText(Definition("account").Path, junk.ToString()));

        Assert.Equal("TD0003", Assert.Single(run.Diagnostics).Id);
        Assert.True(run.Diagnostics[0].GetMessage().Length < 400);
    }

    [Fact]
    public void Deep_nesting_does_not_exhaust_the_stack()
    {
        var definition = new CacheText(Definition("account").Path, "{\"LogicalName\":\"account\",\"X\":" + new string('[', 1_000_000));

        var run = GeneratorRun.Of(Everything, s_metadata, definition);

        Assert.Equal("TD0005", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        var run = GeneratorRun.Of(Everything, new UnreadableText(s_metadata.Path));

        Assert.Equal("TD0003", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void Two_files_for_one_entity_are_told()
    {
        var run = GeneratorRun.Of(Everything, s_metadata, Definition("account"), new CacheText(Definition("contact").Path, Definition("account").Text));

        Assert.Equal("TD0020", Assert.Single(run.Diagnostics).Id);
        Assert.Equal(["account", "contact", "lead"], run.EmittedEntities);
    }

    [Fact]
    public void A_file_that_defines_another_table_than_its_name_says_is_told()
    {
        var run = GeneratorRun.Of(Everything, s_metadata, new CacheText(Definition("contact").Path, Definition("new_gone").Text));

        Assert.Equal("TD0023", Assert.Single(run.Diagnostics).Id);
        Assert.Equal(["account", "contact", "lead"], run.EmittedEntities);
    }

    [Fact]
    public void A_definition_that_contradicts_the_metadata_is_told_and_the_metadata_counts()
    {
        var definition = Definition("account");
        var run = GeneratorRun.Of(Everything, s_metadata, new CacheText(definition.Path, definition.Text.Replace("\"Attributes\"", "\"EntitySetName\": \"others\", \"Attributes\"", StringComparison.Ordinal)));

        Assert.Equal("TD0021", Assert.Single(run.Diagnostics).Id);
        Assert.Contains(run.Files.Values, text => text.Contains("\"accounts\"", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Files.Values, text => text.Contains("\"others\"", StringComparison.Ordinal));
    }

    private static void ShowsAt(GeneratorRun run, string rule, string path, int line)
    {
        var problem = Assert.Single(run.Diagnostics);
        var place = problem.Location.GetLineSpan();
        Assert.Equal((rule, path, line), (problem.Id, place.Path, place.StartLinePosition.Line));
    }

    private sealed class UnreadableText(string path) : AdditionalText
    {
        public override string Path => path;

        public override Microsoft.CodeAnalysis.Text.SourceText? GetText(CancellationToken cancellationToken = default) => null;
    }
}

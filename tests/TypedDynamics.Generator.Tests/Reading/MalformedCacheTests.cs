using System.Diagnostics;
using System.Text;
using CsCheck;

namespace TypedDynamics.Generator.Tests.Reading;

/// <summary>Nothing that a file holds makes a reader throw; it says what is wrong, and where.</summary>
public sealed class MalformedCacheTests
{
    private static readonly string s_metadata = File.ReadAllText(SmallOrg.MetadataPath);
    private static readonly string s_definition = File.ReadAllText(SmallOrg.DefinitionPaths[0]);

    [Fact]
    public void A_cut_document_keeps_the_types_before_the_cut()
    {
        var cut = s_metadata.IndexOf("<EntityType Name=\"new_widget\"", StringComparison.Ordinal) + 200;

        var result = Cache.Csdl(s_metadata[..cut]);

        var problem = Assert.Single(result.Problems);
        Assert.Equal(("TD0003", s_metadata[..cut].Count(static character => character == '\n')), (problem.Rule, problem.At.Line));
        Assert.Equal(["account", "contact", "crmbaseentity"], result.Schema.Entities.Select(static entity => entity.LogicalName));
    }

    [Theory]
    [InlineData("TD0004", "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>\n<x>&b;</x>", 1)]
    [InlineData("TD0003", "", 0)]
    [InlineData("TD0003", "\n\n  {}", 2)]
    [InlineData("TD0003", "<edmx:Edmx>", 0)]
    [InlineData("TD0003", "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\">\n<DtdProcessing><b></DtdProcessing>", 1)]
    [InlineData("TD0006", "<html />", 0)]
    [InlineData("TD0006", "\n<edmx:Edmx Version=\"1.0\" xmlns:edmx=\"http://schemas.microsoft.com/ado/2007/06/edmx\"><edmx:DataServices /></edmx:Edmx>", 1)]
    [InlineData("TD0006", "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices /></edmx:Edmx>", 0)]
    public void Another_text_in_place_of_metadata_is_named_with_its_line(string rule, string text, int line)
    {
        var result = Cache.Csdl(text);

        var problem = Assert.Single(result.Problems);
        Assert.Equal((rule, line), (problem.Rule, problem.At.Line));
        Assert.Empty(result.Schema.Entities);
    }

    [Theory]
    [InlineData("<!DOCTYPE x><x/>", 0, 0)]
    [InlineData("\n\n  <!DOCTYPE x [<!ENTITY a \"ha\">]><x>&a;</x>", 2, 2)]
    [InlineData("<?xml version=\"1.0\"?>\r\n<!-- not this <!DOCTYPE x> -->\r\n<?nor this <!DOCTYPE x> ?> <!DOCTYPE x><x/>", 2, 27)]
    [InlineData("<?xml version=\"1.0\"?>\r\r<!DOCTYPE x><x/>", 2, 0)]
    public void A_DTD_is_refused_where_it_stands(string text, int line, int column)
    {
        var problem = Assert.Single(Cache.Csdl(text).Problems);
        Assert.Equal(("TD0004", line, column), (problem.Rule, problem.At.Line, problem.At.Column));
    }

    [Fact]
    public void A_DTD_behind_a_long_comment_is_refused_where_it_stands()
    {
        var problem = Assert.Single(Cache.Csdl($"<!--\n{new string('c', 100_000)}\n-->\n <!DOCTYPE x><x/>").Problems);
        Assert.Equal(("TD0004", 3, 1), (problem.Rule, problem.At.Line, problem.At.Column));
    }

    [Theory]
    [InlineData("<!-- <!DOCTYPE x> --")]
    [InlineData("<!DOCTYP x><x/>")]
    [InlineData("<x>\n<!DOCTYPE x></x>")]
    public void What_only_looks_like_a_DTD_is_malformed(string text) => Assert.NotEqual("TD0004", Assert.Single(Cache.Csdl(text).Problems).Rule);

    [Fact]
    public void Junk_after_the_document_is_told_and_the_document_kept()
    {
        var result = Cache.Csdl(s_metadata + "<<<<<<< HEAD");

        Assert.Equal("TD0003", Assert.Single(result.Problems).Rule);
        Assert.Equal(Cache.SmallOrgCsdl, result.Schema);
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("null", 0, 0)]
    [InlineData("[]", 0, 0)]
    [InlineData("{}", 0, 0)]
    [InlineData("\n { \"LogicalName\": 5 }", 1, 18)]
    [InlineData("{ \"LogicalName\": \"a\", }", 0, 22)]
    [InlineData("{ \"LogicalName\": \"a\" \"SchemaName\": \"A\" }", 0, 21)]
    [InlineData("{ \"LogicalName\": \"a\" } }", 0, 23)]
    [InlineData("{ \"LogicalName\": \"a", 0, 17)]
    [InlineData("{ \"LogicalName\": \"\\x\" }", 0, 18)]
    [InlineData("{ \"LogicalName\": \"\\u12\" }", 0, 20)]
    [InlineData("{ \"X\": { \"Y\": [ 1, tru ] } }", 0, 19)]
    [InlineData("{ \"X\": [ } ] }", 0, 9)]
    [InlineData("{ \"Attributes\": {} }", 0, 16)]
    [InlineData("{ \"Attributes\": [\n  1 ] }", 1, 2)]
    [InlineData("{ \"Attributes\": [ { \"MaxLength\": 1.5 } ] }", 0, 33)]
    [InlineData("{ \"Attributes\": [ { \"MaxLength\": 99999999999 } ] }", 0, 33)]
    [InlineData("{ \"Attributes\": [ { \"DisplayName\": { \"UserLocalizedLabel\": \"x\" } } ] }", 0, 59)]
    public void Json_of_another_shape_is_named_with_its_place(string text, int line, int column)
    {
        var result = Cache.Definition(text);

        var problem = Assert.Single(result.Problems);
        Assert.Equal(("TD0005", line, column), (problem.Rule, problem.At.Line, problem.At.Column));
        Assert.Null(result.Definition);
    }

    [Theory]
    [InlineData("{ \"LogicalName\": \"a\", \"Attributes\": null, \"Keys\": null, \"DisplayName\": null, \"CreatedOn\": \"soon\" }")]
    [InlineData("{ \"\\u004cogicalName\" : \"\\u0061\" , \"X\" : [ ] , \"Y\" : { } , \"Z\" : [ { } , [ -1.5e+9 ] ] }")]
    [InlineData("{\"LogicalName\":\"a\",\"Attributes\":[null,{},{\"LogicalName\":null}],\"Keys\":[null],\"OneToManyRelationships\":[null,{}]}")]
    public void Json_that_says_less_is_read(string text) => Assert.Equal("a", Cache.Definition(text).Definition!.LogicalName);

    [Fact]
    public void Nesting_without_end_is_a_problem_and_no_more()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 300_000));

        Assert.Equal("TD0005", Assert.Single(Cache.Definition("{\"X\":" + new string('[', 3_000_000)).Problems).Rule);
        Assert.Equal("TD0003", Assert.Single(Cache.Csdl(Cache.Document(deep)).Problems).Rule);
    }

    [Fact]
    public void Ten_megabytes_of_junk_are_refused_at_once_and_in_a_line()
    {
        var junk = new StringBuilder(10_000_000);
        var random = new Random(7);
        while (junk.Length < 10_000_000) junk.Append((char)random.Next(1, 0xFFFF));
        var text = junk.ToString();
        var clock = Stopwatch.StartNew();

        var problems = Cache.Csdl(text).Problems.Concat(Cache.Definition(text).Problems).Concat(Cache.Csdl("<" + text).Problems).Concat(Cache.Definition("{\"" + text).Problems).ToList();

        Assert.Equal(4, problems.Count);
        Assert.All(problems, static problem => Assert.InRange(problem.Message.Length, 1, 300));
        Assert.All(problems, static problem => Assert.DoesNotContain(problem.Message, char.IsControl));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public void Any_damage_to_metadata_is_survived() => Damage(s_metadata).Sample(static text => Cache.Csdl(text), iter: 200);

    [Fact]
    public void Any_damage_to_a_definition_is_survived() => Damage(s_definition).Sample(static text => Cache.Definition(text), iter: 200);

    /// <summary>A piece taken out, doubled or overwritten, anywhere.</summary>
    private static Gen<string> Damage(string text) =>
        from start in Gen.Int[0, text.Length - 1]
        from length in Gen.Int[0, Math.Min(200, text.Length - start)]
        from insert in Gen.OneOf(Gen.Const(""), Gen.String[0, 5], Gen.Const(text.Substring(start, length) + text.Substring(start, length)), Gen.OneOf(new[] { "<", "\"", "{", "]", "&", "null", "\\", "\0" }.Select(Gen.Const).ToArray()))
        select string.Concat(text.AsSpan(0, start), insert, text.AsSpan(start + length));
}

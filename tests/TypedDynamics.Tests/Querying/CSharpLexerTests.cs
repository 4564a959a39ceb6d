using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDynamics.Querying.Translation.Projections;

namespace TypedDynamics.Tests.Querying;

/// <summary>The lexer of selectors beside the compiler's own.</summary>
public sealed class CSharpLexerTests
{
    [Theory]
    [InlineData("""a.Name + "x" + $"{a.City,5:N2}{{no}}" """)]
    [InlineData(""" $@"{a.Name} ""quoted"" {{x}} {(b ? c : d)}" + @"\" + @$"{e}" """)]
    [InlineData("$$\"\"\"{a} {{b}} {{{c}}} \"quoted\" \"\"\" + \"\"\"\"raw \"\"\" text\"\"\"\"u8.Length")]
    [InlineData(""" 'a' + '\'' + '"' + '\u0041' + "\"" + "\\" + x """)]
    [InlineData("0x1E+a + 1e+5+b + 1.5m.c + 1..d + .5f + a?.b + (a?.5:1) + 5.ToString() + 1_000L")]
    [InlineData("@class + \\u0061bc + größe + 名前 + _x1 + @null")]
    [InlineData("a /* b \" */ + c // d\n + e")]
    [InlineData(""" $"{a:yyyy-MM-dd}{b switch { 1 => "}", _ => $"{c}" }}{d}" """)]
    [InlineData(""" $"{x.Select(y => new { y.A, B = y[0] })}" """)]
    [InlineData("a is { B: var c, D: [1, .. var e] } && global::F.G<int, string>(h!)?.I[^1] == j..k")]
    public void It_finds_the_names_that_the_compiler_finds(string text) => Assert.Equal(NamesByRoslyn(SyntaxFactory.ParseExpression(text)), NamesOf(text));

    [Theory]
    [InlineData("\"open")]
    [InlineData("a /* open")]
    [InlineData("$\"{a")]
    [InlineData("\"\"\"open\"\"")]
    [InlineData("a)")]
    [InlineData("(a")]
    [InlineData("'a")]
    [InlineData("a\n#if X\n")]
    [InlineData("\\x0061")]
    [InlineData("$\"{global::A.B}\"")]
    public void What_it_does_not_understand_it_says_so(string text) => Assert.Null(CSharpLexer.Read(text));

    [Fact]
    public void It_reads_every_source_file_of_the_repository_as_the_compiler_does()
    {
        var read = 0;
        foreach (var folder in new[] { "runtime", "generator", "tests" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), "*.cs", SearchOption.AllDirectories))
            {
                var text = File.ReadAllText(file);
                if (CSharpLexer.Read(text) is null) continue;
                Assert.Equal(NamesByRoslyn(CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot()), NamesOf(text));
                read++;
            }
        }

        Assert.InRange(read, 100, int.MaxValue);
    }

    private static IEnumerable<string> NamesOf(string text)
    {
        var tokens = CSharpLexer.Read(text);
        Assert.NotNull(tokens);
        return tokens.Where(static token => token.IsName).Select(static token => token.Text);
    }

    private static IEnumerable<string> NamesByRoslyn(SyntaxNode root) =>
        root.DescendantTokens()
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsKeywordKind(token.Kind()))
            .Where(static token => token.ValueText.Length > 0)
            .Select(static token => token.ValueText);
}

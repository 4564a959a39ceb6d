using System.Text.RegularExpressions;

namespace TypedDynamics.Conventions.Tests;

/// <summary>Code in documents is code that compiles: each C# block is named and equals its snippet.</summary>
public sealed partial class SnippetTests
{
    private static readonly string[] s_documents =
        [.. new[] { "README.md" }.Concat(SourceTree.Files("docs/guides", "*.md").Select(SourceTree.Relative))];

    public static TheoryData<string> Documents => [.. s_documents];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_csharp_block_equals_its_snippet(string document)
    {
        var snippets = ReadSnippets();
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, document));

        foreach (Match block in CodeBlock().Matches(text))
        {
            var name = block.Groups["name"].Value;
            Assert.True(name.Length > 0, $"{document}: a C# block has no <!-- snippet: name --> above it:\n{block.Value}");
            Assert.True(snippets.TryGetValue(name, out var code), $"{document}: samples/Snippets has no snippet '{name}'.");
            Assert.Equal(code, block.Groups["code"].Value.TrimEnd());
        }
    }

    private static Dictionary<string, string> ReadSnippets()
    {
        var snippets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in SourceTree.Files("samples/Snippets", "*.cs"))
        {
            foreach (Match match in Snippet().Matches(File.ReadAllText(file)))
            {
                snippets.Add(match.Groups["name"].Value, Unindented(match.Groups["code"].Value));
            }
        }

        return snippets;
    }

    private static string Unindented(string code)
    {
        var lines = code.TrimEnd().Split('\n');
        var indent = lines.Where(static line => line.Trim().Length > 0).Min(static line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..] : line.TrimStart())).TrimEnd();
    }

    [GeneratedRegex("(<!-- snippet: (?<name>[\\w-]+) -->\\n)?```csharp\\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("// begin-snippet: (?<name>[\\w-]+)\\n(?<code>.*?)[ \\t]*// end-snippet", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}

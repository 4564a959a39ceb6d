using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TypedDynamics.Generator;

namespace TypedDynamics.Tool.Tests.Emitting;

/// <summary>What the generator adds in the compiler for a declaration, as bytes of the files that the compiler would write.</summary>
internal static class CompilerRun
{
    public static Dictionary<string, byte[]> Files(string declaration, string cache)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var compilation = CSharpCompilation.Create("Consumer", [CSharpSyntaxTree.ParseText(declaration, options)]);
        var files = Directory.EnumerateFiles(cache, "*", SearchOption.AllDirectories).Select(static path => (AdditionalText)new OnDisk(path));
        var result = CSharpGeneratorDriver.Create([new TypedDynamicsGenerator().AsSourceGenerator()], files, options).RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult();
        Assert.Empty(result.Diagnostics.Where(static each => each.Severity == DiagnosticSeverity.Error));
        return result.Results.Single().GeneratedSources.ToDictionary(static file => file.HintName, static file => Bytes(file.SourceText));
    }

    /// <summary>What the compiler finds in sources by themselves, with the runtime beside them.</summary>
    public static IReadOnlyList<Diagnostic> Compile(IEnumerable<string> paths)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Consumer",
            paths.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path)),
            platform,
            new(OutputKind.DynamicallyLinkedLibrary, generalDiagnosticOption: ReportDiagnostic.Error, nullableContextOptions: NullableContextOptions.Enable));
        return [.. compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static each => each.Severity == DiagnosticSeverity.Error)];
    }

    private static byte[] Bytes(SourceText text)
    {
        var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, text.Encoding ?? Encoding.UTF8)) text.Write(writer);
        return stream.ToArray();
    }

    private sealed class OnDisk(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path), Encoding.UTF8);
    }
}

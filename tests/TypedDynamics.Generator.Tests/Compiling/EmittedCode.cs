using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDynamics.Generator.Emitting;
using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Tests.Compiling;

/// <summary>Compiles emitted files as a consumer would: against the runtime, with every warning and every doc comment looked at.</summary>
internal static class EmittedCode
{
    public const string Everything = """
        namespace Contoso;

        /// <summary>The org.</summary>
        public sealed partial class Crm;
        """;

    private const string ImplicitUsings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    public static ContextAsk Ask(params string[] entities) => new()
    {
        Namespace = "Contoso",
        TypeName = "Crm",
        Entities = Array.ConvertAll(entities, static text => AskPattern.TryParse(text, default, columnsAllowed: true, out _)!),
    };

    public static CSharpCompilation Compile(
        OrgSchema org,
        ContextAsk ask,
        string consumer = Everything,
        NullableContextOptions nullable = NullableContextOptions.Enable,
        bool implicitUsings = false,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary,
        LanguageVersion version = LanguageVersion.CSharp14)
    {
        var options = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        var sources = ContextFiles.Emit(ContextPlanner.Plan(org, ask)).Select(static file => (file.HintName, file.Text)).Append(("Consumer.cs", consumer));
        if (implicitUsings) sources = sources.Append(("Usings.cs", ImplicitUsings));
        return CSharpCompilation.Create(
            "Consumer",
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Item2, options, source.Item1)),
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(DataverseContext).Assembly.Location)],
            new(kind, nullableContextOptions: nullable, warningLevel: 9999, optimizationLevel: OptimizationLevel.Release));
    }

    /// <summary>What a build with warnings as errors would stop at.</summary>
    public static IReadOnlyList<string> Faults(CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(static fault => fault.Severity >= DiagnosticSeverity.Warning).Select(static fault => fault.ToString())];

    public static Assembly Load(CSharpCompilation compilation) => Load(compilation, static _ => true);

    /// <summary>Compiles once, for both: that no warning came, and the assembly.</summary>
    public static Assembly LoadFaultless(CSharpCompilation compilation) => Load(compilation, static fault => fault.Severity < DiagnosticSeverity.Warning);

    private static Assembly Load(CSharpCompilation compilation, Func<Diagnostic, bool> isAllowed)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success && result.Diagnostics.All(isAllowed), string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext("emitted", isCollectible: true).LoadFromStream(image);
    }
}

using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedDynamics.Generator.Emitting;

namespace TypedDynamics.Generator.Pipeline;

internal static class GeneratedFileOutput
{
    public static void Add(this SourceProductionContext context, GeneratedFile file) =>
        context.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedDynamics.Benchmarks.Generator;

/// <summary>A cache file in memory.</summary>
internal sealed class CacheText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedDynamics.Generator.Tests.Pipeline;

/// <summary>A cache file in memory that counts how often it is read.</summary>
internal sealed class CacheText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public int Reads { get; private set; }

    public string Text => text;

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        Reads++;
        return _text;
    }
}

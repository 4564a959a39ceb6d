using Microsoft.CodeAnalysis.Text;

namespace TypedDynamics.Generator.Pipeline;

/// <summary>Reads a source text piece by piece: a full org's document as one string would be seven megabytes at every change.</summary>
internal sealed class SourceTextReader(SourceText text) : TextReader
{
    private int _position;

    public override int Peek() => _position < text.Length ? text[_position] : -1;

    public override int Read() => _position < text.Length ? text[_position++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        var length = Math.Min(count, text.Length - _position);
        if (length > 0) text.CopyTo(_position, buffer, index, length);
        _position += length;
        return length;
    }
}

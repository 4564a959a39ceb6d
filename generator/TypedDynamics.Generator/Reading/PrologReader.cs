using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Passes text on and keeps its beginning, since refusing a DTD comes without a position.</summary>
internal sealed class PrologReader(TextReader text) : TextReader
{
    private string _prolog = "";

    public SourcePoint Doctype
    {
        get
        {
            var before = _prolog.Substring(0, Math.Max(0, _prolog.IndexOf("<!DOCTYPE", StringComparison.Ordinal)));
            return new SourcePoint(before.Count(static character => character == '\n'), before.Length - (before.LastIndexOf('\n') + 1));
        }
    }

    public override int Peek() => text.Peek();

    public override int Read() => text.Read();

    public override int Read(char[] buffer, int index, int count)
    {
        var read = text.Read(buffer, index, count);
        if (_prolog.Length == 0 && read > 0) _prolog = new string(buffer, index, read);
        return read;
    }
}

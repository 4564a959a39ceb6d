using System.Text;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Passes text on and keeps what stands before the root element, since refusing a DTD comes without a position.</summary>
internal sealed class PrologReader(TextReader text) : TextReader
{
    private StringBuilder? _prolog = new();

    /// <summary>Where the DTD stands that reading stopped at; null when it stopped at something else.</summary>
    public SourcePoint? Doctype => _prolog is null ? null : FindDoctype(_prolog.ToString());

    /// <summary>The root element was reached: no DTD can follow it.</summary>
    public void End() => _prolog = null;

    public override int Peek() => text.Peek();

    public override int Read() => text.Read();

    public override int Read(char[] buffer, int index, int count)
    {
        var read = text.Read(buffer, index, count);
        _prolog?.Append(buffer, index, read);
        return read;
    }

    private static SourcePoint? FindDoctype(string prolog)
    {
        var at = 0;
        while (true)
        {
            while (at < prolog.Length && (char.IsWhiteSpace(prolog[at]) || prolog[at] == '\uFEFF')) at++;
            if (StartsWith(prolog, at, "<!DOCTYPE")) return Point(prolog, at);
            var end = StartsWith(prolog, at, "<!--") ? "-->" : StartsWith(prolog, at, "<?") ? "?>" : null;
            var close = end is null ? -1 : prolog.IndexOf(end, at, StringComparison.Ordinal);
            if (close < 0) return null;
            at = close + end!.Length;
        }
    }

    private static bool StartsWith(string prolog, int at, string word) => string.CompareOrdinal(prolog, at, word, 0, word.Length) == 0;

    private static SourcePoint Point(string prolog, int at)
    {
        int line = 0, start = 0;
        for (var i = 0; i < at; i++)
        {
            if (prolog[i] != '\n' && (prolog[i] != '\r' || prolog[i + 1] == '\n')) continue;
            line++;
            start = i + 1;
        }

        return new SourcePoint(line, at - start);
    }
}

using System.Globalization;
using System.Text;

namespace TypedDynamics.Generator.Planning;

/// <summary>
/// The names of the files of one context. The compiler takes letters and digits and a few signs, and no two that differ in case alone;
/// C# names may hold more: the marks that stand above and below the letters of many scripts.
/// </summary>
internal sealed class HintNames
{
    private readonly NameScope _taken = new(static _ => false);
    private readonly string _prefix;

    public HintNames(ContextAsk ask)
    {
        _prefix = ask.Namespace is null ? ask.TypeName : $"{ask.Namespace}.{ask.TypeName}";
        Context = Claim(_prefix);
    }

    /// <summary>The file of the context itself.</summary>
    public string Context { get; }

    public string Of(string part) => Claim($"{_prefix}.{part}");

    private string Claim(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c) || c is '.' or '_' or '-') plain.Append(c);
            else if (c != '@') plain.Append('_').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        var text = plain.ToString();
        return _taken.Claim(text, text, "_", apartByCase: false, out _) + ".g.cs";
    }
}

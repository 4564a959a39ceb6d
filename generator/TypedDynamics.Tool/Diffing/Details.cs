using System.Globalization;

namespace TypedDynamics.Tool.Diffing;

/// <summary>What is different about something, in words.</summary>
internal sealed class Details
{
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    /// <summary>Adds <c>label 'A' → 'B'</c> where the two differ.</summary>
    public Details Add<T>(string what, T before, T after)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after)) _all.Add($"{what} {Quote(before)} → {Quote(after)}");
        return this;
    }

    private static string Quote<T>(T value) => value switch
    {
        null => "none",
        string text => $"'{text}'",
        bool flag => flag ? "yes" : "no",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

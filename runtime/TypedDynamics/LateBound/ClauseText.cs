using System.Text.RegularExpressions;

namespace TypedDynamics.LateBound;

/// <summary>Puts OData's text into addresses: what would end a clause or the address is encoded, what reads well is left.</summary>
internal static partial class ClauseText
{
    public static string Encode(string text) => Unsafe().Replace(text, static characters => Uri.EscapeDataString(characters.Value));

    /// <summary>An id, or the columns of an alternate key: <c>accountnumber='A-1'</c>; null when it is neither.</summary>
    public static string? TryKey(string? key) =>
        Guid.TryParse(key, out var id) ? id.ToString("D")
        : key?.Contains('=', StringComparison.Ordinal) == true ? KeyText().Replace(key.Trim(), static characters => Uri.EscapeDataString(characters.Value))
        : null;

    /// <exception cref="ArgumentException">It is neither an id nor an alternate key.</exception>
    public static string Key(string key) =>
        TryKey(key) ?? throw new ArgumentException($"'{key}' names no row. Give its id, or an alternate key: accountnumber='A-1'.", nameof(key));

    public static bool IsEntitySet(string name) => SetName().IsMatch(name);

    /// <exception cref="ArgumentException">It is no name of an entity set.</exception>
    public static string EntitySet(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IsEntitySet(name) ? name : throw new ArgumentException($"'{name}' is no entity set. Name one as it stands in addresses: accounts.", nameof(name));
    }

    [GeneratedRegex("[^A-Za-z0-9_.~,()/:;='$@-]+")]
    private static partial Regex Unsafe();

    [GeneratedRegex("[^A-Za-z0-9_.~=',-]+")]
    private static partial Regex KeyText();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex SetName();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace TypedDynamics.Emulator.Files;

/// <summary>From a byte to another, both counted in.</summary>
internal readonly partial record struct ByteRange(long From, long To)
{
    public long Length => To - From + 1;

    /// <summary><c>bytes 0-4194303/25870370</c>, and the size of the whole; null for anything else.</summary>
    public static (ByteRange Range, long Whole)? OfContent(string? header) =>
        Content().Match(header ?? "") is { Success: true } match && Read(match, 1) <= Read(match, 2) && Read(match, 2) < Read(match, 3)
            ? (new(Read(match, 1), Read(match, 2)), Read(match, 3))
            : null;

    /// <summary><c>bytes=0-4194303</c>, <c>bytes=5-</c>, <c>bytes=-5</c> of a whole; null where the header asks for none that is there.</summary>
    public static ByteRange? OfRequest(string header, long whole)
    {
        if (Asked().Match(header) is not { Success: true } match)
            return null;
        var (hasFrom, hasTo) = (match.Groups[1].Length > 0, match.Groups[2].Length > 0);
        var range = (hasFrom, hasTo) switch
        {
            (true, true) => new ByteRange(Read(match, 1), Math.Min(Read(match, 2), whole - 1)),
            (true, false) => new(Read(match, 1), whole - 1),
            (false, true) => new(Math.Max(0, whole - Read(match, 2)), whole - 1),
            _ => new(whole, 0),
        };
        return range.From < whole && range.From <= range.To ? range : null;
    }

    private static long Read(Match match, int group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^bytes (\d{1,18})-(\d{1,18})/(\d{1,18})$", RegexOptions.CultureInvariant)]
    private static partial Regex Content();

    [GeneratedRegex(@"^bytes=(\d{0,18})-(\d{0,18})$", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();
}

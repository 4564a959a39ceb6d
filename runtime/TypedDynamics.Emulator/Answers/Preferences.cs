using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace TypedDynamics.Emulator.Answers;

/// <summary>What the <c>Prefer</c> headers ask for.</summary>
internal sealed record Preferences(int? MaxPageSize, bool ReturnRepresentation, string? Annotations)
{
    /// <summary>Whether a batch goes on behind a request that failed.</summary>
    public bool ContinueOnError { get; init; }

    /// <summary>Whether a list comes with a link to its changes.</summary>
    public bool TracksChanges { get; init; }

    private readonly ImmutableArray<string> _patterns = [.. Annotations?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []];

    public static Preferences None { get; } = new(null, false, null);

    public static Preferences Read(StringValues headers)
    {
        var preferences = None;
        foreach (var token in headers.OfType<string>().SelectMany(Split))
        {
            var (name, value) = token.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (token[..at].Trim(), token[(at + 1)..].Trim().Trim('"')) : (token, "");
            preferences = name.ToLowerInvariant() switch
            {
                "odata.maxpagesize" or "maxpagesize" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 =>
                    preferences with { MaxPageSize = Math.Min(size, Querying.RowFetching.MostRows) },
                "return" => preferences with { ReturnRepresentation = value == "representation" },
                "odata.include-annotations" => new(preferences.MaxPageSize, preferences.ReturnRepresentation, value) { ContinueOnError = preferences.ContinueOnError, TracksChanges = preferences.TracksChanges },
                "odata.continue-on-error" => preferences with { ContinueOnError = value is "" or "true" },
                "odata.track-changes" => preferences with { TracksChanges = true },
                _ => preferences,
            };
        }

        return preferences;
    }

    /// <summary>Whether an annotation is asked for by name, by a prefix with <c>*</c>, or by <c>*</c>.</summary>
    public bool Wants(string annotation)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern.EndsWith('*') ? annotation.StartsWith(pattern.AsSpan(..^1), StringComparison.Ordinal) : pattern == annotation)
                return true;
        }

        return false;
    }

    // A comma separates preferences except between quotes.
    private static IEnumerable<string> Split(string header)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i <= header.Length; i++)
        {
            if (i < header.Length && header[i] == '"')
                quoted = !quoted;
            if (i < header.Length && (header[i] != ',' || quoted))
                continue;
            if (header[start..i].Trim() is { Length: > 0 } token)
                yield return token;
            start = i + 1;
        }
    }
}

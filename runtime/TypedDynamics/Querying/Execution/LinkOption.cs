namespace TypedDynamics.Querying.Execution;

/// <summary>The options in the query of the service's links, as they stand there.</summary>
internal static class LinkOption
{
    /// <summary>The option's value, encoded as it came; null when the link has none of that name, in whatever case.</summary>
    public static string? Find(string link, string name)
    {
        var options = link.IndexOf('?', StringComparison.Ordinal);
        if (options < 0) return null;
        foreach (var option in link[(options + 1)..].Split('&'))
        {
            var end = option.IndexOf('=', StringComparison.Ordinal);
            if (end > 0 && Uri.UnescapeDataString(option[..end]).Equals(name, StringComparison.OrdinalIgnoreCase)) return option[(end + 1)..];
        }

        return null;
    }

    /// <summary>True when it can stand in an address as one option's value: neither empty, nor with anything that would end it.</summary>
    public static bool IsPlain(string? value) =>
        value is null || (value.Length > 0 && value.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && value.AsSpan().IndexOfAny('&', '#', '?') < 0);
}

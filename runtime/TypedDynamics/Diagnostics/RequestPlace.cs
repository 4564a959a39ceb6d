namespace TypedDynamics.Diagnostics;

/// <summary>What a request is about, in words that may be told: <c>accounts(…)?$select=…</c> is <c>accounts</c>. Names of few, none of which is a value.</summary>
internal static class RequestPlace
{
    /// <param name="serviceRoot">The root of the Web API.</param>
    /// <param name="address">Absolute, or relative to the root.</param>
    public static string Of(Uri serviceRoot, Uri? address)
    {
        var text = address is null ? "" : address.IsAbsoluteUri ? address.AbsolutePath : address.OriginalString;
        if (text.StartsWith(serviceRoot.AbsolutePath, StringComparison.Ordinal)) text = text[serviceRoot.AbsolutePath.Length..];
        var end = text.AsSpan().IndexOfAny("(/?");
        return end < 0 ? text : text[..end];
    }
}

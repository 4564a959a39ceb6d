namespace TypedDynamics.Authentication;

/// <summary>Who issues tokens for a tenant: <c>https://login.microsoftonline.com/{tenant}</c>.</summary>
/// <param name="Address">Its address.</param>
internal sealed record Authority(Uri Address)
{
    private const string Default = "https://login.microsoftonline.com/";

    private static readonly string[] s_known = ["login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn", "login.windows.net", "login.microsoft.com"];

    /// <summary>Whether Microsoft's library knows the host, and may ask it for others that it goes by.</summary>
    public bool IsKnown => s_known.Contains(Address.Host, StringComparer.OrdinalIgnoreCase);

    /// <param name="tenant">An id, a domain, or the address of the tenant or of one of its endpoints.</param>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    public static Authority Parse(string tenant)
    {
        if (!tenant.Contains("://", StringComparison.Ordinal))
        {
            return tenant.Length > 0 && tenant.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_')
                ? new(new Uri(Default + tenant))
                : throw new ArgumentException($"'{tenant}' is no tenant. Give its id, its domain such as contoso.onmicrosoft.com, or the address of its token endpoint.", nameof(tenant));
        }

        // https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token
        if (!Uri.TryCreate(tenant, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.Segments is not [_, var first, ..])
            throw new ArgumentException($"'{tenant}' names no tenant. Give an https address that begins as https://login.microsoftonline.com/{{tenant}}, or the tenant's id.", nameof(tenant));
        return new(new Uri(address, $"/{first.TrimEnd('/')}"));
    }

    /// <summary>The authority that a challenge names: <c>Bearer authorization_uri=https://…/{tenant}/oauth2/authorize, resource_id=…</c>; null where it names none.</summary>
    public static Authority? OfChallenge(string? challenge)
    {
        foreach (var part in (challenge ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            // The first stands behind the scheme: Bearer authorization_uri=…
            if (equals < 0 || !part[..equals].Split(' ')[^1].Equals("authorization_uri", StringComparison.OrdinalIgnoreCase)) continue;
            if (!Uri.TryCreate(part[(equals + 1)..].Trim(' ', '"'), UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.Segments is not [_, var first, ..]) return null;
            var tenant = first.TrimEnd('/');
            // Those of one tenant do not sign in at "common".
            return new(new Uri(address, $"/{(tenant == "common" ? "organizations" : tenant)}"));
        }

        return null;
    }
}

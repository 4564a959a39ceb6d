namespace TypedDynamics.AspNetCore.SignIns;

/// <summary>Where to go after a sign-in: within the application, whatever a link says.</summary>
internal static class ReturnAddress
{
    // It lies in a cookie meanwhile, and browsers keep none beyond 4 KB.
    private const int Longest = 1500;

    // Any host will do to take a path apart.
    private static readonly Uri s_here = new("http://localhost");

    /// <returns>As it may stand in a header; the application's root for what leads elsewhere, or is too long.</returns>
    public static string Of(string? asked) =>
        asked is not null && IsOfApplication(asked) && Uri.TryCreate(s_here, asked, out var address) && address.Host == s_here.Host && address.PathAndQuery + address.Fragment is { Length: <= Longest } escaped ? escaped : "/";

    // Two slashes, also with a backslash, lead to another host.
    public static bool IsOfApplication(string path) => path.StartsWith('/') && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl);
}

namespace TypedDynamics.AspNetCore.SignIns;

/// <summary>Where to go after a sign-in: within the application, whatever a link says.</summary>
internal static class ReturnAddress
{
    public static string Of(string? asked) => asked is not null && IsOfApplication(asked) ? asked : "/";

    // Two slashes, also with a backslash, lead to another host.
    public static bool IsOfApplication(string path) => path.StartsWith('/') && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl);
}

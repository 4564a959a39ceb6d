namespace TypedDynamics.Tool.Profiles;

/// <summary>The org that a command talks to, late-bound: the tool knows no table at compile time.</summary>
internal sealed class OrgContext(DataverseOptions options, string source) : DataverseContext(options)
{
    /// <summary>The org's address.</summary>
    public Uri Url { get; } = options.Url!;

    /// <summary>The version of the Web API: <c>9.2</c>.</summary>
    public string ApiVersion { get; } = options.ApiVersion;

    /// <summary>Where the sign-in came from, for messages: an environment variable, a profile.</summary>
    public string Source { get; } = source;
}

namespace TypedDynamics.Tool.Profiles;

/// <summary>A sign-in that a user stored: which org, and how; never a secret.</summary>
/// <param name="Name">What <c>--profile</c> calls it.</param>
/// <param name="Url">The org's address.</param>
/// <param name="Kind">How to sign in.</param>
/// <param name="ClientId">The application's id.</param>
internal sealed record Profile(string Name, Uri Url, SignInKind Kind, string ClientId)
{
    /// <summary>The tenant; null where the org is asked for it.</summary>
    public string? Tenant { get; init; }
}

/// <summary>How a profile signs in.</summary>
internal enum SignInKind
{
    /// <summary>A user, by a code typed on another device; the token file keeps the sign-in.</summary>
    DeviceCode,

    /// <summary>A user, by the browser of this machine; the token file keeps the sign-in.</summary>
    Browser,

    /// <summary>An application, whose secret is in the environment whenever it is used.</summary>
    ClientSecret,
}

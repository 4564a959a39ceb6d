namespace TypedDynamics.AspNetCore;

/// <summary>How the users of a web application sign in (authorization code with PKCE), and where.</summary>
public sealed class DataverseSignInOptions
{
    /// <summary>The tenant, as in <see cref="DataverseCredential"/>; null to ask the org.</summary>
    public string? Tenant { get; set; }

    /// <summary>The application's id.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Its secret.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Where browsers come back to, as it is registered: <c>https://app.contoso.com/signed-in</c>. Its path is mapped.</summary>
    public Uri? RedirectUri { get; set; }

    /// <summary>The path that begins a sign-in; <c>?returnUrl=</c> says where to go afterwards, within the application.</summary>
    /// <value>Default: <c>/sign-in</c>.</value>
    public string SignInPath { get; set; } = "/sign-in";

    /// <summary>The path that ends a session, by <c>POST</c>.</summary>
    /// <value>Default: <c>/sign-out</c>.</value>
    public string SignOutPath { get; set; } = "/sign-out";

    /// <summary>Where a browser goes after that.</summary>
    /// <value>Default: <c>/</c>.</value>
    public string SignedOutPath { get; set; } = "/";

    /// <summary>What is seldom set. Tokens go into its cache, or where <see cref="IDataverseSharing"/> keeps them; else they end with the process, and users are asked again.</summary>
    public SignInOptions SignIn { get; set; } = new();

    internal IEnumerable<string> FindProblems()
    {
        if (ClientId.Length == 0) yield return "DataverseSignInOptions.ClientId is not set. Give the id of the app registration.";
        if (Secret.Length == 0) yield return "DataverseSignInOptions.Secret is not set. Give the value of a secret of the app registration.";
        if (RedirectUri is not { IsAbsoluteUri: true }) yield return "DataverseSignInOptions.RedirectUri is not set, or not absolute. Give it as it is registered, such as https://app.contoso.com/signed-in.";
        foreach (var (name, path) in new[] { (nameof(SignInPath), SignInPath), (nameof(SignOutPath), SignOutPath), (nameof(SignedOutPath), SignedOutPath) })
            if (!SignIns.ReturnAddress.IsOfApplication(path)) yield return $"DataverseSignInOptions.{name} '{path}' is no path. Give one that begins with a slash.";
    }

    /// <summary>Who signs in; never the secret.</summary>
    public override string ToString() => $"{ClientId} at {RedirectUri}";
}

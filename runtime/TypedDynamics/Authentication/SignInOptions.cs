namespace TypedDynamics;

/// <summary>What is seldom set of a <see cref="DataverseCredential"/>.</summary>
public sealed class SignInOptions
{
    /// <summary>What to ask for.</summary>
    /// <value>Default: <c>{org}/.default</c> for applications, <c>{org}/user_impersonation</c> for users.</value>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>What sends the requests for tokens: a proxy, an emulator in the process. Not disposed.</summary>
    /// <value>Default: a handler of the library's own.</value>
    public HttpMessageHandler? MessageHandler { get; init; }

    /// <summary>Opens the address of the sign-in page, for <see cref="DataverseCredential.Browser"/>.</summary>
    /// <value>Default: the system's browser.</value>
    public Func<Uri, Task>? OpenBrowser { get; init; }

    /// <summary>The port of the loopback that <see cref="DataverseCredential.Browser"/> leads back to; 0 for any that is free.</summary>
    public int LoopbackPort { get; init; }
}

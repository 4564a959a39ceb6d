using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace TypedDynamics;

/// <summary>What is seldom set of a <see cref="DataverseCredential"/>.</summary>
public sealed record SignInOptions
{
    /// <summary>What to ask for.</summary>
    /// <value>Default: <c>{org}/.default</c> for applications, <c>{org}/user_impersonation</c> for users.</value>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Where tokens are kept beside this process: for several machines that share them, and for users who stay signed in over a restart.</summary>
    /// <remarks>
    /// What is kept there is as good as the tokens themselves: use a store that only the application reads, or one that encrypts. Where it cannot be reached, the process keeps its tokens by
    /// itself, and the log has a warning.
    /// Not for managed identities, which the library keeps itself.
    /// </remarks>
    /// <value>Default: none; tokens end with the process.</value>
    public IDistributedCache? Cache { get; init; }

    /// <summary>A file where users' tokens are kept on this machine, encrypted: for desktops and terminals (<see cref="DataverseCredential.Browser"/>, <see cref="DataverseCredential.DeviceCode"/>).</summary>
    /// <value>Default: none; tokens end with the process.</value>
    public TokenFile? TokenFile { get; init; }

    /// <summary>Where warnings go when the credential is used without a connection.</summary>
    /// <value>Default: none. A connection brings its own, <see cref="DataverseOptions.LoggerFactory"/>.</value>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>What sends the requests for tokens: a proxy, an emulator in the process. Not disposed.</summary>
    /// <value>Default: a handler of the library's own.</value>
    public HttpMessageHandler? MessageHandler { get; init; }

    /// <summary>Opens the address of the sign-in page, for <see cref="DataverseCredential.Browser"/>.</summary>
    /// <value>Default: the system's browser.</value>
    public Func<Uri, Task>? OpenBrowser { get; init; }

    /// <summary>The port of the loopback that <see cref="DataverseCredential.Browser"/> leads back to; 0 for any that is free.</summary>
    public int LoopbackPort { get; init; }
}

namespace TypedDynamics;

/// <summary>One of several application users that share the work of a connection: the service counts its limits for each user by itself.</summary>
/// <param name="name">What messages and traces call it; not sent.</param>
/// <param name="accessToken">Gives the user's bearer token for the org at the address it is handed. Called for every request: cache inside.</param>
public sealed class DataverseUser(string name, Func<Uri, CancellationToken, ValueTask<string>> accessToken)
{
    /// <summary>What messages and traces call it; not sent.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    internal Func<Uri, CancellationToken, ValueTask<string>> AccessToken { get; } = accessToken ?? throw new ArgumentNullException(nameof(accessToken));

    /// <summary>The name; never a token.</summary>
    public override string ToString() => Name;
}

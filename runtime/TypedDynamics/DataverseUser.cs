namespace TypedDynamics;

/// <summary>One of several application users that share the work of a connection: the service counts its limits for each user by itself.</summary>
/// <param name="name">What messages and traces call it; not sent.</param>
/// <param name="credential">How it signs in.</param>
public sealed class DataverseUser(string name, DataverseCredential credential)
{
    /// <inheritdoc cref="DataverseUser(string, DataverseCredential)"/>
    /// <param name="name">What messages and traces call it; not sent.</param>
    /// <param name="accessToken">Gives the user's bearer token for the org at the address it is handed. Called for every request: cache inside.</param>
    public DataverseUser(string name, Func<Uri, CancellationToken, ValueTask<string>> accessToken)
        : this(name, DataverseCredential.AccessToken(accessToken))
    {
    }

    /// <summary>What messages and traces call it; not sent.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    internal DataverseCredential Credential { get; } = credential ?? throw new ArgumentNullException(nameof(credential));

    /// <summary>The name; never a token.</summary>
    public override string ToString() => Name;
}

namespace TypedDynamics.Hosting;

/// <summary>A connection for each user who works: made when they first do, and let go when they have not for a while, or when others need the room.</summary>
/// <remarks>A connection owns no sockets here: what goes with it are a token and what the service allows the user.</remarks>
internal sealed class UserConnections(DataverseOptions options, Func<HttpClient> client)
{
    private const int Most = 10_000;

    // What is kept must not hold on to the scope that it was made in.
    private static readonly DataverseCredential s_ofScopes = DataverseCredential.AccessToken(static (_, _) => throw new InvalidOperationException("Each scope brings a credential of its own."));

    private readonly Lock _gate = new();
    private readonly LinkedList<(string User, DataverseConnection Connection)> _latestFirst = new();
    private readonly Dictionary<string, LinkedListNode<(string User, DataverseConnection Connection)>> _known = new(StringComparer.Ordinal);

    public DataverseConnection For(DataverseUser user)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(user.Name, out var known)) _latestFirst.Remove(known);
            else _known.Add(user.Name, known = new((user.Name, new DataverseConnection(options.As(new(user.Name, s_ofScopes)), client))));
            _latestFirst.AddFirst(known);
            if (_known.Count > Most && _latestFirst.Last is { } oldest)
            {
                _latestFirst.RemoveLast();
                _known.Remove(oldest.Value.User);
            }

            // Whoever asks brings a way to sign in of its own: that of the first may have ended.
            return known.Value.Connection.SignedInBy(user.Credential);
        }
    }
}

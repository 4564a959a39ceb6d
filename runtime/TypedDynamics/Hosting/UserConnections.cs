namespace TypedDynamics.Hosting;

/// <summary>A connection for each user who works: made when they first do, and let go when they have not for a while, or when others need the room.</summary>
/// <remarks>A connection owns no sockets here: what goes with it are a token and what the service allows the user.</remarks>
internal sealed class UserConnections(DataverseOptions options, Func<HttpClient> client)
{
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly LinkedList<(string User, DataverseConnection Connection)> _latestFirst = new();
    private readonly Dictionary<string, LinkedListNode<(string User, DataverseConnection Connection)>> _known = new(StringComparer.Ordinal);

    public DataverseConnection For(DataverseUser user)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(user.Name, out var known)) _latestFirst.Remove(known);
            else _known.Add(user.Name, known = new((user.Name, new DataverseConnection(options.As(user), client))));
            _latestFirst.AddFirst(known);
            if (_known.Count > Most && _latestFirst.Last is { } oldest)
            {
                _latestFirst.RemoveLast();
                _known.Remove(oldest.Value.User);
            }

            return known.Value.Connection;
        }
    }
}

namespace TypedDynamics.Http;

/// <summary>
/// Keeps within what the service allows: sends as the user whom it wants requests from soonest, no more at once than it takes, and nothing while it wants nothing. One for
/// all contexts of a connection.
/// </summary>
internal sealed class ServiceProtection
{
    private static readonly HttpRequestOptionsKey<ServiceUser> s_user = new("TypedDynamics.User");

    private readonly ServiceUser[] _users;
    private int _next;

    public ServiceProtection(DataverseOptions options)
    {
        var organization = new Uri(options.ServiceRoot.GetLeftPart(UriPartial.Authority));
        _users = [.. options.AllUsers.Select(user => new ServiceUser($"{organization.Authority}/{user.Name}", new(user, organization, options.Sharing, options.Clock, options.Logger), options))];
    }

    /// <summary>How many users share the work.</summary>
    public int Users => _users.Length;

    /// <summary>How long until some user may send.</summary>
    public TimeSpan ShortestPause => _users.Min(static user => user.Pause);

    /// <summary>How many requests at once the service recommends, of all users together; null while it has not said.</summary>
    public int? ParallelismHint => _users.Sum(static user => user.ParallelismHint ?? 0) is > 0 and var sum ? sum : null;

    /// <summary>Whose token the request takes.</summary>
    public static ServiceUser UserOf(HttpRequestMessage request) =>
        request.Options.TryGetValue(s_user, out var user) ? user : throw new InvalidOperationException("The request has no user yet.");

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send next, CancellationToken cancellationToken)
    {
        var user = Choose();
        var turn = await user.EnterAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = turn.ConfigureAwait(false);
        request.Options.Set(s_user, user);
        var response = await next(request, cancellationToken).ConfigureAwait(false);
        await user.LearnAsync(response, cancellationToken).ConfigureAwait(false);
        return response;
    }

    // Who waits least; among equals who has least to do, in turn.
    private ServiceUser Choose()
    {
        if (_users is [var only]) return only;
        var first = (int)((uint)Interlocked.Increment(ref _next) % (uint)_users.Length);
        var chosen = _users[first];
        for (var i = 1; i < _users.Length; i++)
        {
            var other = _users[(first + i) % _users.Length];
            if ((other.Pause, other.Running).CompareTo((chosen.Pause, chosen.Running)) < 0) chosen = other;
        }

        return chosen;
    }
}

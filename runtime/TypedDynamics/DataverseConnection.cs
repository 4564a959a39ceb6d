using TypedDynamics.Http;
using TypedDynamics.Writing.Batch;

namespace TypedDynamics;

/// <summary>What contexts talk through: address, tokens, HTTP. Immutable and thread-safe; several contexts may share one.</summary>
/// <remarks>
/// Construction sends nothing. One made from options keeps a pool of sockets until <see cref="Dispose"/>: make one for an org and keep it for the
/// life of the application. One made by <c>AddDataverse</c> takes its clients from <c>IHttpClientFactory</c> and owns none.
/// </remarks>
public sealed class DataverseConnection : IDisposable
{
    private readonly HttpClient? _own;
    private readonly Send _send;
    private readonly Send _sendRaw;
    private readonly RequestOptions? _options;
    private readonly DataverseCredential? _credential;

    /// <summary>A connection with sockets of its own, or over <see cref="DataverseOptions.MessageHandler"/>.</summary>
    /// <exception cref="ArgumentException">An option is missing or wrong; the message names it and the mend.</exception>
    public DataverseConnection(DataverseOptions options)
        : this(options, Transport.CreateClient(Require(options)))
    {
    }

    internal DataverseConnection(DataverseOptions options, Func<HttpClient> client)
    {
        ServiceRoot = Require(options).ServiceRoot;
        MaxPageSize = options.MaxPageSize;
        MaxRetries = options.MaxRetries;
        MaxRetryDelay = options.MaxRetryDelay;
        Clock = options.Clock;
        Protection = new(options);
        _send = Pipeline.Build(ServiceRoot, options, Protection, client);
        _sendRaw = Pipeline.BuildRaw(ServiceRoot, options, Protection, client);
    }

    private DataverseConnection(DataverseOptions options, HttpClient own)
        : this(options, () => own) => _own = own;

    private DataverseConnection(DataverseConnection other, RequestOptions? options, DataverseCredential? credential)
    {
        ServiceRoot = other.ServiceRoot;
        MaxPageSize = other.MaxPageSize;
        MaxRetries = other.MaxRetries;
        MaxRetryDelay = other.MaxRetryDelay;
        Clock = other.Clock;
        Protection = other.Protection;
        _send = other._send;
        _sendRaw = other._sendRaw;
        (_options, _credential) = (options, credential);
    }

    /// <summary>The root of the Web API, to which relative addresses are added: <c>https://contoso.crm.dynamics.com/api/data/v9.2/</c>.</summary>
    public Uri ServiceRoot { get; }

    /// <summary>Rows on a page, where a query does not say.</summary>
    internal int? MaxPageSize { get; }

    /// <summary>What requests say besides what they ask; null for nothing.</summary>
    internal RequestOptions? Options => _options;

    internal int MaxRetries { get; }

    internal TimeSpan MaxRetryDelay { get; }

    internal TimeProvider Clock { get; }

    /// <summary>What the service allows at the moment, of whatever is sent through this connection.</summary>
    internal ServiceProtection Protection { get; }

    /// <summary>The same connection, for requests with those options, in place of any that this one has. It owns no sockets: closing it closes nothing.</summary>
    public DataverseConnection With(RequestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(this, options, _credential);
    }

    /// <summary>The same connection, with what the service allows its user, for one who signs in anew: each request of a web API brings a token of its own.</summary>
    internal DataverseConnection SignedInBy(DataverseCredential credential) => new(this, _options, credential);

    /// <summary>Closes the sockets of a connection that has its own. Requests under way end with an exception.</summary>
    public void Dispose() => _own?.Dispose();

    /// <summary>The root of the Web API; never a token.</summary>
    public override string ToString() => ServiceRoot.ToString();

    /// <summary>Sends a request to an absolute address or one relative to <see cref="ServiceRoot"/>; gives the answer once its head is there.</summary>
    /// <exception cref="DataverseException">The service answered with an error.</exception>
    /// <exception cref="InvalidOperationException">The address leaves the connection's scheme, host or port: nothing was sent.</exception>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _send(Marked(request), cancellationToken);

    /// <summary>Sends a raw request and gives its answer, whatever its status.</summary>
    internal Task<HttpResponseMessage> SendRawAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _sendRaw(Marked(request), cancellationToken);

    /// <summary>As <see cref="SendAsync"/>, for a question: one whose address is too long goes inside a batch.</summary>
    /// <exception cref="QueryNotSupportedException">The address is longer than even a batch takes.</exception>
    internal Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken) => new LongAddresses(this).SendAsync(Marked(request), cancellationToken);

    /// <summary>The request, with the options of this connection on it. One inside a batch needs them, too.</summary>
    internal HttpRequestMessage Marked(HttpRequestMessage request)
    {
        _options?.ApplyTo(request);
        if (_credential is not null) request.SignInWith(_credential);
        return request;
    }

    private static DataverseOptions Require(DataverseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.FindProblems().ToList() is { Count: > 0 } problems ? throw new ArgumentException(string.Join(' ', problems), nameof(options)) : options;
    }
}

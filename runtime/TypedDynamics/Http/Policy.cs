namespace TypedDynamics.Http;

/// <summary>Sends a request; gives the answer once its head is there.</summary>
internal delegate Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellationToken);

/// <summary>One thing that happens to every request: before it goes on to <paramref name="next"/>, after it, or instead.</summary>
internal delegate Task<HttpResponseMessage> Policy(HttpRequestMessage request, Send next, CancellationToken cancellationToken);

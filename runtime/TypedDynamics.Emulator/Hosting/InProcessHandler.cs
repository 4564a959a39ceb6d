using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace TypedDynamics.Emulator.Hosting;

/// <summary>Hands a request to the emulator as a call, no socket between.</summary>
internal sealed class InProcessHandler(RequestDelegate handle) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var http = new DefaultHttpContext();
        var connection = new Connection(cancellationToken);
        using var body = new MemoryStream();
        http.Features.Set<IHttpRequestLifetimeFeature>(connection);
        await WriteRequestAsync(request, http, cancellationToken).ConfigureAwait(false);
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        await handle(http).ConfigureAwait(false);
        // As SocketsHttpHandler has it: nothing of an answer fails the request, a part of one fails its reading.
        if (connection.IsBroken)
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "An error occurred while sending the request.", BrokenStream.End());
        var isCut = http.Response.ContentLength > body.Length;
        return ReadResponse(request, http.Response, isCut ? new StreamContent(new BrokenStream(body.ToArray())) : new ByteArrayContent(body.ToArray()));
    }

    private static async Task WriteRequestAsync(HttpRequestMessage request, HttpContext http, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        http.Request.Method = request.Method.Method;
        http.Request.Scheme = uri.Scheme;
        http.Request.Host = new HostString(uri.Authority);
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = uri.PathAndQuery;
        foreach (var (name, values) in request.Headers.NonValidated)
            http.Request.Headers[name] = values.ToArray();
        if (request.Content is not { } content)
            return;
        foreach (var (name, values) in content.Headers.NonValidated)
            http.Request.Headers[name] = values.ToArray();
        // Copied, as a socket would: a client that sends its content again must not find it at its end.
        var body = new MemoryStream();
        await content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        body.Position = 0;
        http.Request.Body = body;
    }

    private static HttpResponseMessage ReadResponse(HttpRequestMessage request, HttpResponse from, HttpContent content)
    {
        var response = new HttpResponseMessage((HttpStatusCode)from.StatusCode)
        {
            RequestMessage = request,
            Version = HttpVersion.Version11,
            Content = content,
        };
        foreach (var (name, values) in from.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                response.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        return response;
    }

    /// <summary>What stands for the socket: it can break.</summary>
    private sealed class Connection(CancellationToken requestAborted) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; } = requestAborted;

        public bool IsBroken { get; private set; }

        public void Abort() => IsBroken = true;
    }
}

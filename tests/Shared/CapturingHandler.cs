using System.Net;
using System.Text;

namespace TypedDynamics.Tests.Shared;

/// <summary>Notes every request, body and all, and answers as it is told.</summary>
internal sealed class CapturingHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public CapturingHandler(HttpStatusCode status = HttpStatusCode.OK, string body = "{}")
        : this(_ => Json(status, body))
    {
    }

    public List<Captured> Requests { get; } = [];

    public Captured Request => Requests.Single();

    public bool IsDisposed { get; private set; }

    public static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(new(request.Method, request.RequestUri!, headers.ToDictionary(static header => header.Key, static header => string.Join(", ", header.Value)), body));
        return answer(request);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}

/// <summary>A request as it would have gone over the wire.</summary>
internal sealed record Captured(HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    /// <summary>The address below the root of the Web API.</summary>
    public string Address => Uri.AbsoluteUri[(Uri.AbsoluteUri.IndexOf("/v9.2/", StringComparison.Ordinal) + "/v9.2/".Length)..];
}

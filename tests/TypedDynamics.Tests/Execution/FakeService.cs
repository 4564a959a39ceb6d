using System.Net;
using System.Text;
using TypedDynamics.Tests.Serialization;

namespace TypedDynamics.Tests.Execution;

/// <summary>Answers requests from a script and notes what was asked and whether every answer was let go.</summary>
internal sealed class FakeService
{
    private readonly Dictionary<string, Func<Stream>> _answers = [];
    private readonly Dictionary<string, TaskCompletionSource> _asked = [];

    public List<string> Requests { get; } = [];

    public List<string> Preferences { get; } = [];

    public int AnswersOpen { get; private set; }

    public FakeService Answer(string uri, string body, int pieceLength = 100) =>
        Answer(uri, () => new ChunkedStream(Encoding.UTF8.GetBytes(body), pieceLength) { ComesLater = true });

    public FakeService Answer(string uri, Func<Stream> body)
    {
        _answers[uri] = body;
        _asked[uri] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return this;
    }

    /// <summary>A page of so many samples, numbered from <paramref name="first"/> on.</summary>
    public FakeService Page(string uri, int first, int count, string? nextLink = null)
    {
        var rows = string.Join(',', Enumerable.Range(first, count).Select(static number => $$"""{"employees":{{number}}}"""));
        return Answer(uri, $$"""{"value":[{{rows}}]{{(nextLink is null ? "" : $",\"@odata.nextLink\":\"{nextLink}\"")}}}""");
    }

    /// <summary>Ends when that was asked for.</summary>
    public Task AskedAsync(string uri) => _asked[uri].Task.WaitAsync(TimeSpan.FromSeconds(10));

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        var uri = request.RequestUri!.OriginalString;
        lock (Requests)
        {
            Requests.Add(uri);
            Preferences.Add(string.Join(',', request.Headers.TryGetValues("Prefer", out var values) ? values : []));
            AnswersOpen++;
        }

        var body = _answers.TryGetValue(uri, out var answer) ? answer() : throw new InvalidOperationException($"Nothing was prepared for {uri}.");
        _asked[uri].TrySetResult();
        return new(HttpStatusCode.OK) { Content = new NotedContent(body, () => AnswersOpen--) };
    }

    private sealed class NotedContent(Stream body, Action released) : StreamContent(body)
    {
        private int _isReleased;

        protected override void Dispose(bool disposing)
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0) released();
            base.Dispose(disposing);
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Threading.Channels;

namespace TypedDynamics.Emulator.Webhooks;

/// <summary>Tells endpoints of events: each in a request of its own, and once more where a gateway answers in the endpoint's place.</summary>
internal sealed class Dispatcher : IAsyncDisposable
{
    // As the service: longer, and the endpoint has failed.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<(Step Step, WebhookMessage Message)> _waiting = Channel.CreateUnbounded<(Step, WebhookMessage)>(new() { SingleReader = true });
    private readonly Lock _gate = new();
    private readonly List<WebhookDelivery> _deliveries = [];
    private readonly Task _work;
    private TaskCompletionSource _idle = Completed();
    private int _underWay;

    public Dispatcher(EmulatorOptions options)
    {
        _clock = options.Clock;
        _client = new(options.WebhookHandler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }, disposeHandler: options.WebhookHandler is null) { Timeout = Timeout.InfiniteTimeSpan };
        _work = Task.Run(WorkAsync);
    }

    /// <summary>What was told, in its order.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries
    {
        get
        {
            lock (_gate) return [.. _deliveries];
        }
    }

    /// <summary>Ends when nothing waits to be told.</summary>
    public Task WhenIdle
    {
        get
        {
            lock (_gate) return _idle.Task;
        }
    }

    public void Enqueue(Step step, WebhookMessage message)
    {
        lock (_gate)
            if (_underWay++ == 0) _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite((step, message));
    }

    /// <summary>Tells, and waits for the answer.</summary>
    /// <returns>What went wrong; null where nothing did.</returns>
    public string? Tell(Step step, WebhookMessage message) => Task.Run(() => TellAsync(step, message)).GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client.Dispose();
        _stopping.Dispose();
    }

    private async Task WorkAsync()
    {
        await foreach (var (step, message) in _waiting.Reader.ReadAllAsync(_stopping.Token).ConfigureAwait(false))
        {
            await TellAsync(step, message).ConfigureAwait(false);
            lock (_gate)
                if (--_underWay == 0) _idle.TrySetResult();
        }
    }

    private async Task<string?> TellAsync(Step step, WebhookMessage message)
    {
        var (outcome, tries) = (await SendAsync(step, message).ConfigureAwait(false), 1);
        if (outcome.Status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
            (outcome, tries) = (await SendAsync(step, message).ConfigureAwait(false), 2);
        lock (_gate) _deliveries.Add(new(step.Name, message.Name, message.Table, step.Endpoint.Url, outcome.Status, tries, message.IsCut));
        return outcome.Failure;
    }

    private async Task<(HttpStatusCode? Status, string? Failure)> SendAsync(Step step, WebhookMessage message)
    {
        using var patience = new CancellationTokenSource(s_patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _stopping.Token);
        try
        {
            using var request = RequestOf(step, message);
            using var answer = await _client.SendAsync(request, either.Token).ConfigureAwait(false);
            return (answer.StatusCode, answer.IsSuccessStatusCode ? null : $"the endpoint answered {(int)answer.StatusCode}");
        }
        // Whatever it is (an address that cannot be called, too), one endpoint must not hold up the others.
        catch (Exception)
        {
            return (null, patience.IsCancellationRequested ? $"the endpoint did not answer within {s_patience.TotalSeconds:0} seconds" : "the endpoint could not be reached");
        }
    }

    private static HttpRequestMessage RequestOf(Step step, WebhookMessage message)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, step.Endpoint.Url) { Content = new ByteArrayContent(message.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("x-request-id", Guid.NewGuid().ToString("D"));
        request.Headers.TryAddWithoutValidation("x-ms-dynamics-organization", message.Organization);
        request.Headers.TryAddWithoutValidation("x-ms-dynamics-entity-name", message.Table);
        request.Headers.TryAddWithoutValidation("x-ms-dynamics-request-name", message.Name);
        request.Headers.TryAddWithoutValidation("x-ms-correlation-request-id", message.CorrelationId.ToString("D"));
        if (message.IsCut) request.Headers.TryAddWithoutValidation("x-ms-dynamics-msg-size-exceeded", "true");
        EndpointProof.Add(request, step.Endpoint);
        return request;
    }

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }
}

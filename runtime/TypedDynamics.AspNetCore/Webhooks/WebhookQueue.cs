using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace TypedDynamics.AspNetCore.Webhooks;

/// <summary>Events that were answered and wait to be handled, in their order, one at a time.</summary>
internal sealed class WebhookQueue
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(5);

    private readonly Channel<(DataverseEvent Happened, KeptEvent? Kept)> _waiting;
    private readonly CancellationTokenSource _stopping = new();
    private readonly WebhookRun _run;
    private readonly WebhookJournal? _journal;
    private readonly WebhookOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly IReadOnlyList<KeptEvent> _left;
    private Task _work = Task.CompletedTask;

    public WebhookQueue(WebhookRun run, WebhookOptions options, TimeProvider clock, ILogger logger)
    {
        (_run, _options, _clock, _logger) = (run, options, clock, logger);
        _journal = options.Folder is { } folder ? new(folder) : null;
        _waiting = Channel.CreateBounded<(DataverseEvent, KeptEvent?)>(new BoundedChannelOptions(options.QueueCapacity!.Value) { SingleReader = true });
        _left = _journal?.Left.ToList() ?? [];
    }

    public void Start() => _work = Task.Run(WorkAsync);

    public int Count => _waiting.Reader.Count;

    /// <summary>Takes an event; where there is a folder, it is on disk when this returns.</summary>
    /// <returns>False where too many wait, the disk does not take it, or the host stops.</returns>
    public bool TryAdd(DataverseEvent happened, byte[] body)
    {
        if (_journal is null) return _waiting.Writer.TryWrite((happened, null));
        if (_stopping.IsCancellationRequested || Count >= _options.QueueCapacity) return false;
        try
        {
            var kept = _journal.Add(body, happened.IsCut);
            if (_waiting.Writer.TryWrite((happened, kept))) return true;
            WebhookJournal.Remove(kept);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WebhookLog.NotKept(_logger, exception);
        }

        return false;
    }

    /// <summary>Takes no more, and waits until all is handled.</summary>
    /// <param name="cancellationToken">Ends the patience: handlers are told to stop.</param>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await using (cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _stopping).ConfigureAwait(false))
            await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _journal?.Dispose();
    }

    private async Task WorkAsync()
    {
        foreach (var kept in _left)
        {
            if (_stopping.IsCancellationRequested) break;
            await TryAsync(() => HandleLeftAsync(kept)).ConfigureAwait(false);
        }

        await foreach (var (happened, kept) in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
            if (kept is null || !_stopping.IsCancellationRequested) await TryAsync(() => HandleAsync(happened, kept)).ConfigureAwait(false);
    }

    // A disk that does not let go of one event must not hold up the others.
    private async Task TryAsync(Func<Task> handle)
    {
        try
        {
            await handle().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            WebhookLog.NotRemoved(_logger, exception);
        }
    }

    private Task HandleLeftAsync(KeptEvent kept)
    {
        if (WebhookJournal.Read(kept) is { } happened) return HandleAsync(happened, kept);
        WebhookLog.Unreadable(_logger, _journal!.SetAside(kept));
        return Task.CompletedTask;
    }

    private async Task HandleAsync(DataverseEvent happened, KeptEvent? kept)
    {
        if (kept is null)
        {
            await _run.TryAsync(happened, _stopping.Token).ConfigureAwait(false);
            return;
        }

        // One that fails holds up those behind it, which keeps their order; what cannot be handled at all is set aside in the end.
        for (var (tries, wait) = (1, _options.RetryDelay); !await _run.TryAsync(happened, _stopping.Token).ConfigureAwait(false); tries++, wait = wait * 2 < s_longestWait ? wait * 2 : s_longestWait)
        {
            if (_stopping.IsCancellationRequested) return;
            if (tries == _options.MaxTries)
            {
                WebhookLog.SetAside(_logger, happened.MessageName, happened.PrimaryEntityName, happened.PrimaryEntityId, tries, _journal!.SetAside(kept));
                return;
            }

            await Task.Delay(wait, _clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stopping.IsCancellationRequested) return;
        }

        WebhookJournal.Remove(kept);
    }
}

using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using TypedDynamics.Authentication;
using TypedDynamics.Diagnostics;
using TypedDynamics.Serialization;

namespace TypedDynamics.Http;

/// <summary>What the service allows one user at the moment: it counts requests, their time and how many run at once, each user's by itself.</summary>
/// <param name="name">What the log, and other processes, know the user by.</param>
/// <param name="tokens">The user's tokens.</param>
/// <param name="options">The connection's.</param>
internal sealed class ServiceUser(string name, TokenSource tokens, DataverseOptions options)
{
    private const string TooManyAtOnce = "0x80072326";
    private const string TooMuchTime = "0x80072321";
    private const int LongestBody = 64 * 1024;

    private readonly AdaptiveGate _gate = new(options.MaxConcurrentRequests);
    private readonly TimeSpan _longestPause = options.MaxRetryDelay;
    private readonly IDataverseSharing? _sharing = options.Sharing;
    private readonly TimeProvider _clock = options.Clock;
    private readonly ILogger _logger = options.Logger;
    private long _pausedUntil;

    public TokenSource Tokens => tokens;

    /// <summary>How many requests at once the service recommends (<c>x-ms-dop-hint</c>); null while it has not said.</summary>
    public int? ParallelismHint { get; private set; }

    public int Running => _gate.Running;

    /// <summary>How long the service wants nothing from this user.</summary>
    public TimeSpan Pause => TimeSpan.FromTicks(Math.Max(0, Interlocked.Read(ref _pausedUntil) - _clock.GetUtcNow().UtcTicks));

    /// <summary>Waits until a request may go. A pause beyond the longest wait is not waited for: the service's error tells the caller of it.</summary>
    /// <returns>Lets the next one go when it is disposed.</returns>
    public async Task<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (Pause is { Ticks: > 0 } pause && pause <= _longestPause)
            {
                await Task.Delay(pause, _clock, cancellationToken).ConfigureAwait(false);
                Measures.Paused(pause);
            }

            return new(_gate, _sharing is null ? null : await _sharing.EnterAsync(name, _gate.Limit, _longestPause, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            _gate.Leave();
            throw;
        }
    }

    /// <summary>Learns from an answer.</summary>
    public async Task LearnAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Headers.TryGetValues("x-ms-dop-hint", out var hints) && int.TryParse(hints.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var hint) && hint > 0) ParallelismHint = hint;
        if (response.StatusCode != HttpStatusCode.TooManyRequests)
        {
            if (response.IsSuccessStatusCode) _gate.Grow();
            return;
        }

        var pause = RetryAfter.Of(response, _clock);
        if (pause is { } wait)
        {
            PauseUntil(_clock.GetUtcNow() + wait);
            if (_sharing is not null) await _sharing.PauseAsync(name, wait, cancellationToken).ConfigureAwait(false);
        }

        var code = await CodeOfAsync(response, cancellationToken).ConfigureAwait(false);
        ClientLog.Throttled(_logger, name, pause ?? TimeSpan.Zero, code);
        if (code is TooManyAtOnce or TooMuchTime) _gate.Halve();
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(LongestBody, cancellationToken).ConfigureAwait(false);
            return ErrorBody.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)).Code;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private void PauseUntil(DateTimeOffset end)
    {
        for (var known = Interlocked.Read(ref _pausedUntil); end.UtcTicks > known;)
        {
            var seen = Interlocked.CompareExchange(ref _pausedUntil, end.UtcTicks, known);
            if (seen == known) return;
            known = seen;
        }
    }

    /// <summary>The time from which a request may go until it has its answer's head.</summary>
    internal readonly struct Turn(AdaptiveGate gate, IAsyncDisposable? shared) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            gate.Leave();
            if (shared is not null) await shared.DisposeAsync().ConfigureAwait(false);
        }
    }
}

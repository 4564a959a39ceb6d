using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using TypedDynamics.Http;

namespace TypedDynamics.Writing.Batch;

/// <summary>Sends what a batch holds and hands each request its answer.</summary>
internal sealed class BatchSending(DataverseConnection connection)
{
    /// <summary>The service takes no more requests in one batch.</summary>
    public const int MostRequests = 1000;

    /// <remarks>What got no answer, or was turned away, is sent again in a further batch where that is safe.</remarks>
    public async Task SendAsync(IReadOnlyList<BatchUnit> units, bool continueOnError, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var some in Split(units)) await SendSomeAsync(some, continueOnError, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Fail(units, new InvalidOperationException("This request was not sent: an earlier one of the batch failed."));
        }
    }

    /// <summary>As many as one batch holds at a time; a change set stays whole.</summary>
    public static IEnumerable<List<BatchUnit>> Split(IEnumerable<BatchUnit> units)
    {
        var some = new List<BatchUnit>();
        var requests = 0;
        foreach (var unit in units)
        {
            if (requests + unit.Requests.Count > MostRequests && some.Count > 0)
            {
                yield return some;
                (some, requests) = ([], 0);
            }

            some.Add(unit);
            requests += unit.Requests.Count;
        }

        if (some.Count > 0) yield return some;
    }

    private async Task SendSomeAsync(List<BatchUnit> units, bool continueOnError, CancellationToken cancellationToken)
    {
        var open = units;
        var waits = new GrowingWait(connection.MaxRetryDelay);
        for (var left = connection.MaxRetries; ; left--)
        {
            var lost = await TrySendAsync(open, continueOnError, cancellationToken).ConfigureAwait(false);
            open = open.FindAll(static unit => !unit.IsAnswered);
            if (open.Count == 0) return;
            var again = left > 0 ? await AgainAsync(open, continueOnError, cancellationToken).ConfigureAwait(false) : [];
            if (again.Count == 0)
            {
                foreach (var unit in open) Fail([unit], unit.TurnedAway ?? (Exception)Unanswered(lost));
                if (lost is not null) ExceptionDispatchInfo.Throw(lost);
                return;
            }

            open = again;
            var asked = open.Select(static unit => unit.TurnedAway?.RetryAfter).Append((lost as DataverseException)?.RetryAfter).Max();
            await Task.Delay(asked ?? waits.Next(), connection.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>Why answers are missing.</returns>
    private async Task<Exception?> TrySendAsync(List<BatchUnit> units, bool continueOnError, CancellationToken cancellationToken)
    {
        foreach (var unit in units) unit.TurnedAway = null;
        try
        {
            await SendOneAsync(units, continueOnError, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when ((LostAnswer.Is(exception) || LostAnswer.IsBusy(exception)) && !cancellationToken.IsCancellationRequested)
        {
            return exception;
        }
        catch (Exception exception)
        {
            // Of several, the service does not say which one failed.
            Fail(units, units.Count == 1 && exception is DataverseException ? exception : Unanswered(exception));
            throw;
        }
    }

    private async Task<List<BatchUnit>> AgainAsync(List<BatchUnit> open, bool continueOnError, CancellationToken cancellationToken)
    {
        var recovery = new BatchRecovery(connection.SendAsync);
        var again = new List<BatchUnit>();
        foreach (var unit in open)
        {
            if (await recovery.AgainAsync(unit, cancellationToken).ConfigureAwait(false) is { } units)
            {
                again.AddRange(units);
                continue;
            }

            // What stands behind it was to be carried out after it, if at all.
            if (!continueOnError) return [];
            Fail([unit], Unanswered(null));
        }

        return again;
    }

    private async Task SendOneAsync(List<BatchUnit> units, bool continueOnError, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("$batch", UriKind.Relative)) { Content = new BatchContent(units, connection.ServiceRoot, Guid.NewGuid().ToString("N")) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("multipart/mixed"));
        // Questions change nothing, however often they are asked.
        if (units.TrueForAll(static unit => unit.Requests.TrueForAll(static each => each.Request.Method == HttpMethod.Get))) request.AllowRepetition();
        if (continueOnError) request.Headers.TryAddWithoutValidation("Prefer", "odata.continue-on-error");
        using var response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var boundary = MultipartBoundary.Of(response.Content.Headers.ContentType) ?? throw new MalformedResponseException("The answer to a batch is not multipart/mixed with a boundary.");
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = body.ConfigureAwait(false);
        await foreach (var part in new BatchAnswer(body, boundary).ReadAsync(cancellationToken).ConfigureAwait(false))
            await SettleAsync(units, part, cancellationToken).ConfigureAwait(false);
    }

    // Those that have their answer keep it.
    private static void Fail(IEnumerable<BatchUnit> units, Exception reason)
    {
        foreach (var request in units.SelectMany(static unit => unit.Requests)) request.Fail(reason);
    }

    private async ValueTask SettleAsync(List<BatchUnit> units, BatchPart part, CancellationToken cancellationToken)
    {
        if (part.Unit >= units.Count) throw new MalformedResponseException("The answer to a batch has more parts than the batch.");
        var unit = units[part.Unit];
        if (ErrorParsing.IsAnswer(part.Response))
        {
            Find(unit, part).Settle(part.Response);
            return;
        }

        var refusal = await new ErrorParsing(connection.Clock).RefusalOfAsync(part.Response, cancellationToken).ConfigureAwait(false);
        if (LostAnswer.IsBusy(refusal)) unit.TurnedAway = (DataverseException)refusal;
        // A change set is refused as a whole, by one answer.
        else if (refusal is DataverseException) Fail([unit], refusal);
        else ExceptionDispatchInfo.Throw(refusal);
    }

    private static PendingRequest Find(BatchUnit unit, BatchPart part)
    {
        if (!unit.IsChangeSet) return unit.Requests[0];
        var index = part.ContentId is { } id ? id - 1 : unit.Requests.FindIndex(static request => !request.Answer.IsCompleted);
        return index >= 0 && index < unit.Requests.Count ? unit.Requests[index] : throw new MalformedResponseException($"The answer to a change set has a part for no request of it: Content-ID {part.ContentId}.");
    }

    private static HttpRequestException Unanswered(Exception? reason) => new("No answer to this request of the batch came: it may have been carried out.", reason);
}

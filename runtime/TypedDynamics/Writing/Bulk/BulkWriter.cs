using System.Net;
using TypedDynamics.Http;

namespace TypedDynamics.Writing.Bulk;

/// <summary>Writes rows until each has its outcome: all together, and where the service refuses that, in halves until those that it refuses stand alone.</summary>
internal sealed class BulkWriter<T>(DataverseConnection connection, BulkAction<T> action, BulkOptions options, BulkPace pace)
{
    private readonly BulkBatches<T> _batches = new(connection, action);
    private readonly PresentRows _present = new(connection, action.Entity);
    private volatile bool _usesMultiple = options.UseMultiple && action.Entity.Messages.Contains(action.Message);

    public async Task<List<BulkOutcome<T>>> WriteAsync(BulkChunk<T> chunk, CancellationToken cancellationToken)
    {
        var outcomes = new List<BulkOutcome<T>>(chunk.Items.Count);
        var end = connection.Clock.GetUtcNow() + options.Patience;
        var open = chunk;
        var waits = new GrowingWait(connection.MaxRetryDelay);
        while (true)
        {
            Exception lost;
            try
            {
                open = await TryAsync(open, outcomes, cancellationToken).ConfigureAwait(false);
                if (open.Items.Count == 0) return outcomes;
                lost = new HttpRequestException("No answer to the writing of this row came: it may have been carried out.");
            }
            catch (Exception exception) when (MayPass(exception, cancellationToken))
            {
                lost = exception;
                if (LostAnswer.Is(exception)) pace.Shrink();
                open = open.Without(outcomes) with { WasBegun = open.WasBegun || LostAnswer.Is(exception) };
                if (open.Items.Count == 0) return outcomes;
            }
            catch (DataverseException refusal) when (refusal.StatusCode == HttpStatusCode.RequestEntityTooLarge && open.Items.Count > 1)
            {
                await WriteHalvesAsync(open.Without(outcomes), outcomes, cancellationToken).ConfigureAwait(false);
                return outcomes;
            }
            catch (DataverseException refusal)
            {
                // Of all of them, as without a token that the service takes.
                outcomes.AddRange(open.Without(outcomes).All(BulkState.Failed, refusal));
                return outcomes;
            }

            var pause = (lost as DataverseException)?.RetryAfter ?? waits.Next();
            if (connection.Clock.GetUtcNow() + pause > end)
            {
                outcomes.AddRange(open.All(open.WasBegun ? BulkState.Unknown : BulkState.Failed, lost));
                return outcomes;
            }

            await Task.Delay(pause, connection.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>The rows of which it is not known yet.</returns>
    private async Task<BulkChunk<T>> TryAsync(BulkChunk<T> chunk, List<BulkOutcome<T>> outcomes, CancellationToken cancellationToken)
    {
        if (chunk.WasBegun && action.MakesRows && chunk.Items.All(static item => item.IsOurs)) chunk = await WithoutPresentAsync(chunk, outcomes, cancellationToken).ConfigureAwait(false);
        if (chunk.Items.Count == 0) return chunk;
        // Rows that bring others along go as requests of their own.
        return _usesMultiple && !chunk.Items.Any(static item => item.Item is Entity { Nested.Count: > 0 })
            ? await TryMultipleAsync(chunk, outcomes, cancellationToken).ConfigureAwait(false)
            : await _batches.TryAsync(chunk, outcomes, cancellationToken).ConfigureAwait(false);
    }

    private async Task<BulkChunk<T>> TryMultipleAsync(BulkChunk<T> chunk, List<BulkOutcome<T>> outcomes, CancellationToken cancellationToken)
    {
        if (await CreateAsync(chunk, outcomes, cancellationToken).ConfigureAwait(false) is not { } request) return chunk with { Items = [] };
        try
        {
            using var _ = request;
            // What was written is told by the status alone: the ids are ours.
            using var response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var item in chunk.Items) action.Accept(item.Item);
            outcomes.AddRange(chunk.All(BulkState.Succeeded));
            return chunk with { Items = [] };
        }
        catch (DataverseException refusal) when (IsMissing(refusal))
        {
            _usesMultiple = false;
            return await _batches.TryAsync(chunk, outcomes, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException refusal) when (!MayPass(refusal, cancellationToken) && refusal.StatusCode != HttpStatusCode.Unauthorized)
        {
            if (chunk.Items is [_]) return await _batches.TryAsync(chunk, outcomes, cancellationToken).ConfigureAwait(false);
            await WriteHalvesAsync(chunk, outcomes, cancellationToken).ConfigureAwait(false);
            return chunk with { Items = [] };
        }
    }

    // A row that cannot be written stands alone in the end, as one that the service refuses.
    private async Task<HttpRequestMessage?> CreateAsync(BulkChunk<T> chunk, List<BulkOutcome<T>> outcomes, CancellationToken cancellationToken)
    {
        try
        {
            return MultipleRequest.Create(action, chunk);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            if (chunk.Items is [var only]) outcomes.Add(only.Outcome(BulkState.Failed, exception));
            else await WriteHalvesAsync(chunk, outcomes, cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    private async Task WriteHalvesAsync(BulkChunk<T> chunk, List<BulkOutcome<T>> outcomes, CancellationToken cancellationToken)
    {
        outcomes.AddRange(await WriteAsync(chunk.First, cancellationToken).ConfigureAwait(false));
        outcomes.AddRange(await WriteAsync(chunk.Second, cancellationToken).ConfigureAwait(false));
    }

    private async Task<BulkChunk<T>> WithoutPresentAsync(BulkChunk<T> chunk, List<BulkOutcome<T>> outcomes, CancellationToken cancellationToken)
    {
        var present = await _present.AskAsync([.. chunk.Items.Select(item => action.IdOf(item.Item))], cancellationToken).ConfigureAwait(false);
        foreach (var item in chunk.Items.Where(item => present.Contains(action.IdOf(item.Item))))
        {
            action.Accept(item.Item);
            outcomes.Add(item.Outcome(BulkState.Succeeded));
        }

        return chunk with { Items = [.. chunk.Items.Where(item => !present.Contains(action.IdOf(item.Item)))] };
    }

    private static bool MayPass(Exception exception, CancellationToken cancellationToken) => !cancellationToken.IsCancellationRequested
        && (LostAnswer.Is(exception) || LostAnswer.IsBusy(exception) || (exception is HttpRequestException broken && broken.IsRefusal()));

    // The metadata says that the org has the message, not that each table does.
    private bool IsMissing(DataverseException refusal) =>
        refusal.StatusCode == HttpStatusCode.NotImplemented
        || refusal.Message.Contains(action.Message, StringComparison.OrdinalIgnoreCase);
}

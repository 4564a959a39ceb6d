using System.Net;

namespace TypedDynamics.Writing.Bulk;

/// <summary>Writes rows by batches, each row as a request of its own.</summary>
internal sealed class BulkBatches<T>(DataverseConnection connection, BulkAction<T> action)
{
    private const string DuplicateRecord = "0x80040237";

    /// <returns>The rows of which it is not known yet.</returns>
    public async Task<BulkChunk<T>> TryAsync(BulkChunk<T> chunk, List<BulkOutcome<T>> outcomes, CancellationToken cancellationToken)
    {
        var batch = new DataverseBatch(connection);
        var sent = new List<(BulkItem<T> Row, BatchItem Request)>();
        foreach (var item in chunk.Items)
        {
            try
            {
                sent.Add((item, action.AddTo(batch, item.Item)));
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
            {
                // Nothing that could be sent.
                outcomes.Add(item.Outcome(BulkState.Failed, exception));
            }
        }

        try
        {
            if (sent.Count > 0) await batch.SendAsync(continueOnError: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (sent.Exists(static each => each.Request.State == BatchItemState.Succeeded) && LostAnswer.Is(exception))
        {
            // Some have their answer; the others are asked for again.
        }

        var open = new List<BulkItem<T>>();
        foreach (var (row, request) in sent)
        {
            if (request.State is BatchItemState.Unanswered or BatchItemState.NotSent || LostAnswer.IsBusy(request.Error)) open.Add(row);
            else if (await FindOutcomeAsync(chunk, row, request, cancellationToken).ConfigureAwait(false) is { } outcome) outcomes.Add(outcome);
            else open.Add(row);
        }

        return new(open, WasBegun: true);
    }

    // Null where asking what the service holds got no answer either.
    private async Task<BulkOutcome<T>?> FindOutcomeAsync(BulkChunk<T> chunk, BulkItem<T> row, BatchItem request, CancellationToken cancellationToken)
    {
        try
        {
            return await OutcomeOfAsync(chunk, row, request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when ((LostAnswer.Is(exception) || LostAnswer.IsBusy(exception) || exception is HttpRequestException) && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<BulkOutcome<T>> OutcomeOfAsync(BulkChunk<T> chunk, BulkItem<T> row, BatchItem request, CancellationToken cancellationToken)
    {
        if (request.State == BatchItemState.Succeeded) return row.Outcome(BulkState.Succeeded);
        var isDone = request.Error is DataverseException refusal && (action.MakesRows
            ? refusal.Code == DuplicateRecord && (row.IsOurs || (chunk.WasBegun && await action.HoldsAsync(row.Item, connection, cancellationToken).ConfigureAwait(false)))
            : chunk.WasBegun && action.DeletesRows && refusal.StatusCode == HttpStatusCode.NotFound);
        if (isDone) action.Accept(row.Item);
        return row.Outcome(isDone ? BulkState.Succeeded : BulkState.Failed, isDone ? null : request.Error);
    }
}

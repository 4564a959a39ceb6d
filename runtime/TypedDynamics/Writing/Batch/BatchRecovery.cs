using System.Net;
using TypedDynamics.Http;
using TypedDynamics.Querying.Execution;

namespace TypedDynamics.Writing.Batch;

/// <summary>Finds out what may be sent again of a batch whose answer, or part of it, got lost: never what may then be carried out twice.</summary>
/// <param name="send">Sends a request.</param>
internal sealed class BatchRecovery(SendRequest send)
{
    /// <summary>What to send in place of a unit: the unit itself, or what is left to do of a change set that was carried out. Null when it cannot be told.</summary>
    public async Task<IReadOnlyList<BatchUnit>?> AgainAsync(BatchUnit unit, CancellationToken cancellationToken)
    {
        if (unit.TurnedAway is not null) return [unit];
        if (!unit.Requests.TrueForAll(static pending => pending.Request.IsRepeatable())) return null;
        if (!unit.IsChangeSet) return Repeated(unit);
        // Carried out all or none: what became of one row is what became of all.
        if (unit.Requests.Find(static pending => pending.Request.FindMadeRow() is not null) is { } creation)
            return await IsThereAsync(creation.Request.FindMadeRow()!, cancellationToken).ConfigureAwait(false) ? LeftOf(unit) : Repeated(unit);
        if (unit.Requests.Exists(static pending => pending.Request.Method == HttpMethod.Post)) return null;
        if (unit.Requests.Find(static pending => IsDeletionOfRow(pending.Request)) is { } deletion)
            return await IsThereAsync(deletion.Request.RequestUri!.OriginalString.Split('?')[0], cancellationToken).ConfigureAwait(false) ? Repeated(unit) : null;
        return Repeated(unit);
    }

    private static IReadOnlyList<BatchUnit> Repeated(BatchUnit unit)
    {
        foreach (var pending in unit.Requests) pending.Request.NoteRepetition();
        return [unit];
    }

    // Rows that were made or deleted are; changes say once more what they answered.
    private static List<BatchUnit> LeftOf(BatchUnit unit)
    {
        var left = new List<BatchUnit>();
        foreach (var pending in unit.Requests.Where(static pending => !pending.Answer.IsCompleted))
        {
            if (pending.Request.Method == HttpMethod.Post || pending.Request.Method == HttpMethod.Delete)
            {
                pending.Settle(new HttpResponseMessage(HttpStatusCode.NoContent));
                continue;
            }

            pending.Request.NoteRepetition();
            var single = new BatchUnit(isChangeSet: false);
            single.Requests.Add(pending);
            left.Add(single);
        }

        return left;
    }

    private static bool IsDeletionOfRow(HttpRequestMessage request) =>
        request.Method == HttpMethod.Delete && request.RequestUri!.OriginalString is var address && !address.EndsWith("$ref", StringComparison.Ordinal) && address.EndsWith(')');

    private async Task<bool> IsThereAsync(string row, CancellationToken cancellationToken)
    {
        try
        {
            using var request = QueryRequest.Create(row, new Preferences());
            using var response = await send(request, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DataverseException refusal) when (refusal.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}

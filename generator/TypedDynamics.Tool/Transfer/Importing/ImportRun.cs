using System.Runtime.CompilerServices;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Transfer.Importing;

/// <summary>What came of an import.</summary>
/// <param name="Written">Rows that this run wrote.</param>
/// <param name="WrittenBefore">Rows that an earlier run wrote, as the journal says.</param>
/// <param name="Rejected">Rows that cannot be sent, or that the service refused.</param>
/// <param name="Failure">Why it stopped; null where it went to the end.</param>
internal sealed record ImportResult(long Written, long WrittenBefore, long Rejected, string? Failure);

/// <summary>Sends a file's rows. The file is looked through first, so that what is wrong in it shows before anything is sent.</summary>
internal sealed class ImportRun(string name, IRowFile file, ImportPlan plan, Rejects? rejects)
{
    /// <summary>So many faults are told one by one.</summary>
    public const int FaultsTold = 20;

    /// <summary>How many rows can be sent, and what is wrong with the others.</summary>
    public async Task<(long Good, long Bad, IReadOnlyList<string> Faults)> CheckAsync(ProgressLine progress, CancellationToken cancellationToken)
    {
        var (good, bad, faults) = (0L, 0L, new List<string>());
        await foreach (var source in file.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (plan.Read(source, out var problem) is not null)
            {
                good++;
            }
            else
            {
                bad++;
                // What is wrong with a heading is wrong with every row, and told once.
                if (faults.Count < FaultsTold && problem!.Tell(name) is var fault && !faults.Contains(fault)) faults.Add(fault);
            }

            progress.Tell($"{good + bad:N0} rows looked at");
        }

        return (good, bad, faults);
    }

    public async Task<ImportResult> SendAsync(TableBulkWrites bulk, ImportMode mode, CancellationToken cancellationToken)
    {
        var (written, before, refused) = (0L, 0L, 0L);
        string? failure = null;
        var rows = RowsAsync(cancellationToken);
        var outcomes = mode switch
        {
            ImportMode.Create => bulk.CreateEachAsync(rows, cancellationToken),
            ImportMode.Update => bulk.UpdateEachAsync(rows, cancellationToken),
            _ => bulk.UpsertEachAsync(rows, cancellationToken),
        };
        await foreach (var outcome in outcomes.ConfigureAwait(false))
        {
            switch (outcome.State)
            {
                case BulkState.Succeeded:
                    written++;
                    break;
                case BulkState.DoneBefore:
                    before++;
                    break;
                default:
                    refused++;
                    var reason = Reason((ImportRow)outcome.Item, outcome.State, outcome.Error);
                    failure ??= reason;
                    Reject(((ImportRow)outcome.Item).Source, reason);
                    break;
            }
        }

        return new(written, before, rejects?.Count ?? refused, rejects is null ? failure : null);
    }

    private async IAsyncEnumerable<IDictionary<string, object?>> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var source in file.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (plan.Read(source, out var problem) is { } row) yield return row;
            else Reject(source, problem!.Tell(name));
        }
    }

    private string Reason(ImportRow row, BulkState state, Exception? error) => new RowProblem(row.Source.Line, 0, state == BulkState.Unknown
        ? $"the service gave no answer, and it could not be learned whether the row was written: {error?.Message}"
        : error is DataverseException { Code: { Length: > 0 } code } refusal ? $"the service refused the row: {refusal.Message} ({code})" : $"the row cannot be sent: {error?.Message}").Tell(name);

    // Rows are read and answered at once, from two sides.
    private void Reject(SourceRow row, string reason)
    {
        if (rejects is null) return;
        lock (rejects) rejects.Add(row, reason);
    }
}

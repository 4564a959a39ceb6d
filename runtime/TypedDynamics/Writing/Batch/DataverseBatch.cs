using TypedDynamics.Querying.Execution;
using TypedDynamics.Writing.Batch;

namespace TypedDynamics;

/// <summary>Many requests in one: <c>POST $batch</c>. Made by <see cref="DataverseContext.CreateBatch"/>, filled, and sent once.</summary>
/// <remarks>
/// Requests are carried out in their order, each for itself; those of a change set all or none. More than 1,000 are sent as several batches.
/// Not thread-safe.
/// </remarks>
public sealed class DataverseBatch : BatchRequests
{
    private readonly List<BatchUnit> _units = [];
    private readonly List<BatchChangeSet> _sets = [];

    internal DataverseBatch(DataverseConnection connection)
        : base(connection)
    {
    }

    /// <summary>The requests that did not succeed, those of change sets too; known when the batch was sent.</summary>
    public IReadOnlyList<BatchItem> Failures => [.. AllItems.Where(static item => item.Error is not null)];

    internal bool IsSent { get; private set; }

    private IEnumerable<BatchItem> AllItems => Items.Concat(_sets.SelectMany(static set => set.Items));

    /// <summary>One page of a query's rows: the first.</summary>
    /// <exception cref="QueryNotSupportedException">The entity has no set of its own.</exception>
    public BatchItem<Page<TResult>> Query<TResult>(DataverseQuery<TResult> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Add(new BatchItem<Page<TResult>>(query.Over(new QueryRunner(EnqueueAsync), query.Model).ToPageAsync()));
    }

    /// <summary>
    /// Requests for tables known only at run time, as a JSON list of <c>{"collection","action":"create|update|delete","key","data","returnRepresentation"}</c>.
    /// An update fails where there is no such row. A key is an id, or an alternate key: <c>accountnumber='A-1'</c>.
    /// </summary>
    /// <returns>An item for each of the list.</returns>
    /// <exception cref="FormatException">It is not such a list; the message names the item and the mend. Nothing was added.</exception>
    public IReadOnlyList<BatchItem<BatchOutcome>> AddJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        RequireOpen();
        return JsonBatch.Read(json).ConvertAll(Add);
    }

    /// <summary>A write that is made already.</summary>
    internal BatchItem<BatchOutcome> Add(HttpRequestMessage request) => Add(new BatchItem<BatchOutcome>(JsonBatch.SendAsync(EnqueueAsync, request)));

    /// <summary>A change set, at this place of the batch: what is added to it is carried out all or none.</summary>
    public BatchChangeSet ChangeSet()
    {
        RequireOpen();
        var unit = new BatchUnit(isChangeSet: true);
        _units.Add(unit);
        var set = new BatchChangeSet(Connection, this, unit);
        _sets.Add(set);
        return set;
    }

    /// <summary>Sends the batch, once.</summary>
    /// <param name="continueOnError">
    /// False: the service stops at the first request that fails, and its error is thrown; which of the requests before it were carried out is not
    /// told. True (<c>Prefer: odata.continue-on-error</c>): all are carried out, and each item says what became of it; see <see cref="Failures"/>.
    /// </param>
    /// <param name="cancellationToken">Stops the waiting; requests may have been carried out all the same.</param>
    /// <exception cref="DataverseException">A request failed, or the service refused the batch as a whole.</exception>
    /// <exception cref="InvalidOperationException">It was sent already.</exception>
    public async Task SendAsync(bool continueOnError = false, CancellationToken cancellationToken = default)
    {
        RequireOpen();
        IsSent = true;
        try
        {
            await new BatchSending(Connection).SendAsync(_units.FindAll(static unit => unit.Requests.Count > 0), continueOnError, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            foreach (var item in AllItems) await item.Outcome.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // What a request asks for after its answer came (a version, the rest of a collection) goes by itself.
    private protected override Task<HttpResponseMessage> EnqueueAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsSent) return Connection.SendAsync(request, cancellationToken);
        var unit = new BatchUnit(isChangeSet: false);
        var pending = new PendingRequest(Connection.Marked(request));
        unit.Requests.Add(pending);
        _units.Add(unit);
        return pending.Answer;
    }

    private void RequireOpen()
    {
        if (IsSent) throw new InvalidOperationException("This batch was sent already. Make another.");
    }
}

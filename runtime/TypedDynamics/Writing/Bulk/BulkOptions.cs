namespace TypedDynamics;

/// <summary>How many rows are written: in what portions, how many at once, what is told on the way, and where is noted how far it came.</summary>
public sealed class BulkOptions
{
    /// <summary>The most rows in one request. Fewer go at first; the number follows the time that the service takes.</summary>
    /// <value>Default: 1,000, which is what a batch takes. 1 to 1,000.</value>
    public int MaxBatchSize { get; set; } = 1000;

    /// <summary>The most requests that run at once.</summary>
    /// <value>Default: null; what the service recommends (<c>x-ms-dop-hint</c>) for all users together, and 4 for each until it does.</value>
    public int? MaxParallelism { get; set; }

    /// <summary>Takes <c>CreateMultiple</c> and its kin where the org's metadata has them. One such request is carried out whole or not at all.</summary>
    /// <remarks>Where one fails it is halved until the rows that the service refuses stand alone. Where the table does not have the message, batches are sent.</remarks>
    /// <value>Default: true. False: batches only.</value>
    public bool UseMultiple { get; set; } = true;

    /// <summary>
    /// A file that notes how far the writing came. When it was interrupted, the same rows in the same order with the same file go on where it ended, and no row is written
    /// twice: ids of new rows follow from the file.
    /// </summary>
    /// <value>Default: null, none. The file is kept at the end; delete it when it is of no more use.</value>
    public string? JournalPath { get; set; }

    /// <summary>How long rows are tried again that the service turns away, or of which it cannot be learned whether they were written.</summary>
    /// <value>Default: 30 minutes.</value>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Ends the writing when so many rows have failed: rows that were not sent by then are not sent.</summary>
    /// <value>Default: null, never.</value>
    public long? MaxFailures { get; set; }

    /// <summary>How many rows there will be; needed for <see cref="BulkProgress.Remaining"/> only.</summary>
    public long? TotalRows { get; set; }

    /// <summary>Told after each request.</summary>
    public IProgress<BulkProgress>? Progress { get; set; }

    internal BulkOptions Checked()
    {
        if (MaxBatchSize is < 1 or > 1000) throw new ArgumentException("BulkOptions.MaxBatchSize is out of range. Give 1 to 1,000.", nameof(MaxBatchSize));
        if (MaxParallelism < 1) throw new ArgumentException("BulkOptions.MaxParallelism is out of range. Give at least 1, or leave it out.", nameof(MaxParallelism));
        if (Patience < TimeSpan.Zero) throw new ArgumentException("BulkOptions.Patience is negative. Give a time, or zero.", nameof(Patience));
        if (MaxFailures < 1) throw new ArgumentException("BulkOptions.MaxFailures is out of range. Give at least 1, or leave it out.", nameof(MaxFailures));
        return this;
    }
}

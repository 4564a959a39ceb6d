namespace TypedDynamics;

/// <summary>An aggregate is over more than the 50,000 rows that the service takes (<c>0x8004E023</c>).</summary>
/// <remarks>
/// Narrow the query by <c>Where</c>, or let it be asked in parts with <see cref="AggregateQuery{T, TResult}.PartitionedBy"/>; a plain number of
/// rows comes from <c>CountAsync</c>, which is exact beyond this limit.
/// </remarks>
public sealed class AggregateLimitException : DataverseException
{
    private const string LimitExceeded = "0x8004E023";

    /// <inheritdoc/>
    public AggregateLimitException()
    {
    }

    /// <inheritdoc/>
    public AggregateLimitException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AggregateLimitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal AggregateLimitException(DataverseException refusal)
        : base(refusal, $"{refusal.Message} The service aggregates 50,000 rows at most: narrow the query by Where, or let it be asked in parts with PartitionedBy(x => x.CreatedOn).")
    {
    }

    internal static bool Is(DataverseException refusal) => refusal.Code.Equals(LimitExceeded, StringComparison.OrdinalIgnoreCase);
}

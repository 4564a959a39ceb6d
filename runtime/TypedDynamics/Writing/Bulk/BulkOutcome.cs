namespace TypedDynamics;

/// <summary>What became of one of many rows.</summary>
public enum BulkState
{
    /// <summary>The service carried it out.</summary>
    Succeeded,

    /// <summary>An earlier run did that, as the journal says; nothing was sent.</summary>
    DoneBefore,

    /// <summary>The service refused it.</summary>
    Failed,

    /// <summary>No answer came within <see cref="BulkOptions.Patience"/>, and neither could it be learned whether the row was written.</summary>
    Unknown,
}

/// <summary>One of many rows, and what became of it.</summary>
/// <typeparam name="T">A row, or the id of one.</typeparam>
/// <param name="Index">Its place among the rows that were given, from 0.</param>
/// <param name="Item">The row; a new one has its id.</param>
/// <param name="State">What became of it.</param>
/// <param name="Error">Why it did not succeed; a <see cref="DataverseException"/> where the service refused it.</param>
public readonly record struct BulkOutcome<T>(long Index, T Item, BulkState State, Exception? Error = null);

/// <summary>What became of many rows.</summary>
/// <typeparam name="T">A row, or the id of one.</typeparam>
/// <param name="Succeeded">Rows that the service wrote.</param>
/// <param name="DoneBefore">Rows that an earlier run had written.</param>
/// <param name="Failed">Rows that the service refused.</param>
/// <param name="Unknown">Rows of which it could not be learned.</param>
/// <param name="Failures">The first 1,000 of those that did not succeed.</param>
public sealed record BulkResult<T>(long Succeeded, long DoneBefore, long Failed, long Unknown, IReadOnlyList<BulkOutcome<T>> Failures);

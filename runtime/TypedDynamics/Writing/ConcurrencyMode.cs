namespace TypedDynamics;

/// <summary>What becomes of a write when somebody else changed the row since it was read.</summary>
public enum ConcurrencyMode
{
    /// <summary>The row is written all the same: of each column the last write stays.</summary>
    Overwrite,

    /// <summary>The write is refused by a <see cref="ConcurrencyException"/>: it demands the version that the row was read with (<c>If-Match: W/"…"</c>).</summary>
    IfUnchanged,
}

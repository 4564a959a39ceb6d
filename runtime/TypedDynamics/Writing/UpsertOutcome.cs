namespace TypedDynamics;

/// <summary>What an upsert did.</summary>
public enum UpsertOutcome
{
    /// <summary>There was such a row, and it was changed (status 200).</summary>
    Updated,

    /// <summary>There was none, and it was made (status 201).</summary>
    Created,
}

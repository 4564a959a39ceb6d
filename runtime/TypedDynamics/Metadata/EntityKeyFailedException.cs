namespace TypedDynamics.Metadata;

/// <summary>The index of an alternate key could not be built, as where rows have the same values in its columns.</summary>
public sealed class EntityKeyFailedException : Exception
{
    /// <inheritdoc/>
    public EntityKeyFailedException()
    {
    }

    /// <inheritdoc/>
    public EntityKeyFailedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public EntityKeyFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal EntityKeyFailedException(EntityKeyMetadata key)
        : base($"The index of the key '{key.LogicalName}' of '{key.EntityLogicalName}' could not be built. The job {key.AsyncJob} (asyncoperations) says why; remove what stands in its way, as rows with the same values, then call ReactivateKeyAsync.") => Key = key;

    /// <summary>The key, as it was told.</summary>
    public EntityKeyMetadata? Key { get; }
}

namespace TypedDynamics.Metadata;

/// <summary>The changes of the schema since a stamp can no longer be told: it is too old (<c>0x80044352</c>).</summary>
/// <remarks>Ask again without a stamp. Deletions in between are told by nobody: what is held and does not come is gone.</remarks>
public sealed class MetadataChangesExpiredException : DataverseException
{
    private const string ExpiredVersionStamp = "0x80044352";

    /// <inheritdoc/>
    public MetadataChangesExpiredException()
    {
    }

    /// <inheritdoc/>
    public MetadataChangesExpiredException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public MetadataChangesExpiredException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal MetadataChangesExpiredException(DataverseException refusal)
        : base(refusal, $"{refusal.Message} The service keeps stamps for 90 days, unless Organization.ExpireSubscriptionsInDays says otherwise. Ask again without ClientVersionStamp, and remove what you hold that does not come.")
    {
    }

    internal static bool Is(DataverseException refusal) => refusal.Code.Equals(ExpiredVersionStamp, StringComparison.OrdinalIgnoreCase);
}

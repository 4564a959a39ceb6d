using System.Net;

namespace TypedDynamics;

/// <summary>The changes since a token can no longer be told: it is too old, or the table's definition has changed (<c>0x80044352</c>, or status 410).</summary>
/// <remarks>
/// All rows must be read anew, by <c>TrackChangesAsync</c> without a token. Deletions in between are told by nobody: what is held and does not come is gone.
/// </remarks>
public sealed class ChangesExpiredException : DataverseException
{
    private const string ExpiredVersionStamp = "0x80044352";
    private const string ExpiredVersionStampAsNumber = "-2147204270";

    /// <inheritdoc/>
    public ChangesExpiredException()
    {
    }

    /// <inheritdoc/>
    public ChangesExpiredException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ChangesExpiredException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ChangesExpiredException(DataverseException refusal)
        : base(refusal, $"{refusal.Message} The service keeps changes for seven days, unless Organization.ExpireChangeTrackingInDays says otherwise. Read all rows anew by TrackChangesAsync without a token, and remove what you hold that does not come.")
    {
    }

    // The last: a refusal of a token whose code is not documented.
    internal static bool Is(DataverseException refusal) =>
        refusal.Code.Equals(ExpiredVersionStamp, StringComparison.OrdinalIgnoreCase)
        || refusal.Code == ExpiredVersionStampAsNumber
        || refusal.StatusCode == HttpStatusCode.Gone
        || (refusal.StatusCode == HttpStatusCode.BadRequest && refusal.Message.Contains("expired", StringComparison.OrdinalIgnoreCase));
}

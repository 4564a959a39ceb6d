namespace TypedDynamics.Metadata;

/// <content>What has changed.</content>
public sealed partial class OrgMetadata
{
    /// <summary>The schema in one request, with the options of choices, or what changed in it since a stamp: <c>GET RetrieveMetadataChanges(…)</c>.</summary>
    /// <remarks>
    /// Definitions that come so are told by twins of their types (<c>ComplexStringAttributeMetadata</c>) and are read as the same classes; members that were not asked for are null. To
    /// change one, get it anew.
    /// </remarks>
    /// <param name="query">What is asked.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="MetadataChangesExpiredException">The stamp is too old: ask without one.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public Task<MetadataChanges> GetChangesAsync(MetadataChangesQuery query, CancellationToken cancellationToken = default) => new ChangesReading(_requests).ReadAsync(query, cancellationToken);
}

namespace TypedDynamics.Metadata;

/// <summary>The org's schema: its tables, columns, choices, relationships and keys, to be read and changed. Immutable and thread-safe.</summary>
/// <remarks>
/// <para>
/// The service has neither pages, orders nor limits for definitions, no functions on texts and no conditions on labels. What it can filter by is asked of it; what
/// it cannot is filtered here, and said so.
/// </para>
/// <para>
/// Changes go to the solution of <see cref="RequestOptions.Solution"/>; reads see the latest changes with <see cref="RequestOptions.IsStronglyConsistent"/>:
/// <c>crm.With(new() { Solution = "contoso" }).Metadata</c>. What is made or deleted is there at once; updates show, also to reads, once they are published
/// (<see cref="PublishAsync"/>): publish before a definition is read to be changed again.
/// </para>
/// <para>
/// Creates are not sent again blindly when their answer got lost: the org is asked what has become of it, and what is found must be what was to be made, else
/// <see cref="UnclearOutcomeException"/> says so.
/// </para>
/// </remarks>
public sealed partial class OrgMetadata
{
    private readonly MetadataRequests _requests;

    internal OrgMetadata(DataverseConnection connection) => _requests = new(connection);

    /// <summary>The same, past the service's cache.</summary>
    internal OrgMetadata Strong => new(_requests.Connection.With((_requests.Connection.Options ?? new()) with { IsStronglyConsistent = true }));

    /// <summary>The org's address; never a token.</summary>
    public override string ToString() => $"Metadata of {_requests.Connection}";
}

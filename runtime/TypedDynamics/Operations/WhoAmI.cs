namespace TypedDynamics;

/// <summary>Who the service takes the caller for.</summary>
/// <param name="UserId">Key of the caller's row in <c>systemuser</c>.</param>
/// <param name="BusinessUnitId">Key of the caller's business unit.</param>
/// <param name="OrganizationId">Key of the org.</param>
public sealed record WhoAmI(Guid UserId, Guid BusinessUnitId, Guid OrganizationId);

namespace TypedDynamics;

/// <summary>The caller's own row of <c>systemuser</c>, its columns that matter everywhere.</summary>
/// <param name="Id">Key of the row.</param>
/// <param name="FullName">Column <c>fullname</c>.</param>
/// <param name="EMailAddress">Column <c>internalemailaddress</c>.</param>
/// <param name="DomainName">Column <c>domainname</c>: the name that the user signs in by.</param>
/// <param name="BusinessUnitId">Column <c>businessunitid</c>: key of the business unit.</param>
public sealed record CurrentUser(Guid Id, string? FullName, string? EMailAddress, string? DomainName, Guid? BusinessUnitId);

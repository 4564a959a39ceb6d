namespace TypedDynamics;

/// <summary>A row that is there no longer.</summary>
/// <param name="Id">Its primary key.</param>
/// <param name="Reason">As the service says it: <c>deleted</c>, or <c>changed</c> where it fell out of what is tracked.</param>
public sealed record DeletedRow(Guid Id, string Reason);

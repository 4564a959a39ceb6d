namespace TypedDynamics.Metadata;

/// <summary>The languages that an org's labels can be in.</summary>
/// <param name="Base">The base language (LCID), which every label must have.</param>
/// <param name="Provisioned">The languages that are turned on (LCID), the base language among them.</param>
public sealed record OrgLanguages(int Base, IReadOnlyList<int> Provisioned);

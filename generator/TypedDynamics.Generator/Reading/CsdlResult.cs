using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>What a <c>metadata.xml</c> says, as far as it could be read, and what was wrong in it.</summary>
internal sealed record CsdlResult(OrgSchema Schema, EquatableArray<ReadProblem> Problems);

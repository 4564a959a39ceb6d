using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>What a definition file says; null when nothing could be made of it.</summary>
internal sealed record DefinitionResult(EntityDefinition? Definition, EquatableArray<ReadProblem> Problems);

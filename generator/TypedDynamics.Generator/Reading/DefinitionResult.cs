using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>What a definition file says, or why it cannot be used at all: half a definition would mislead.</summary>
internal sealed record DefinitionResult(EntityDefinition? Definition, EquatableArray<ReadProblem> Problems);

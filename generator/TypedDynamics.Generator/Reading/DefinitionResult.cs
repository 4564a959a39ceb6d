using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>What a definition file says, and what of it does not count; or why it cannot be used at all: half a definition would mislead.</summary>
internal sealed record DefinitionResult(EntityDefinition? Definition, EquatableArray<ReadProblem> Problems);

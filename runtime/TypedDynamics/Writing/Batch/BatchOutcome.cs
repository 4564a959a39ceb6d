using System.Text.Json;

namespace TypedDynamics;

/// <summary>What came of a request of a batch that was given as JSON.</summary>
/// <param name="Id">The row's id, of a create or an update; null of a delete.</param>
/// <param name="Row">The row as it is after the write, where <c>returnRepresentation</c> asked for it.</param>
public sealed record BatchOutcome(Guid? Id, JsonElement? Row);

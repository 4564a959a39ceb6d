using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>One line of the map: a method and the shape of a path, and what answers them; null for what is not there yet.</summary>
internal sealed record Route(string Method, string Shape, Func<Call, Target, Answer>? Answer);

using TypedDynamics.Emitted;

namespace TypedDynamics.Records;

/// <summary>A row that is to be made together with another.</summary>
/// <param name="Navigation">The other's navigation that leads to it.</param>
/// <param name="Row">The row.</param>
internal readonly record struct NestedRow(NavigationModel Navigation, Entity Row);

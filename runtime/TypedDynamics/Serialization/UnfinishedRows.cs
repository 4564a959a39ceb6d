namespace TypedDynamics.Serialization;

/// <summary>An expanded collection of which the service sent the first page only, as it does when pages of a size were asked for.</summary>
/// <param name="Parent">The row that has it.</param>
/// <param name="Member">The navigation's ordinal.</param>
/// <param name="Shape">What its rows look like.</param>
/// <param name="NextLink">Where the rest is.</param>
internal sealed record UnfinishedRows(Entity Parent, int Member, RowShape Shape, string NextLink);

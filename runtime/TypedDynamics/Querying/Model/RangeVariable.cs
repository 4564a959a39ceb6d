using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Model;

/// <summary>Any one row of a collection that a quantified filter speaks of.</summary>
internal class RangeVariable(string name, EntityModel entity)
{
    /// <summary>A letter followed by letters and digits; unlike that of every quantified filter around it.</summary>
    public string Name { get; } = name;

    public EntityModel Entity { get; } = entity;
}

namespace TypedDynamics;

/// <summary>The door to one entity's rows.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed class EntitySet<T>
    where T : Entity, IEntity<T>
{
    internal EntitySet()
    {
    }
}

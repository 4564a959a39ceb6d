namespace TypedDynamics;

/// <summary>The value of a lookup that may point to rows of several tables. Emitted types derive from it, one a set of targets, and name the targets.</summary>
public abstract class AnyLookup : EntityReference
{
    /// <summary>Points to the row <paramref name="id"/> of the table <paramref name="logicalName"/>.</summary>
    protected AnyLookup(string logicalName, Guid id, string? name)
        : base(logicalName, id, name)
    {
    }

    /// <summary>This as a lookup to <typeparamref name="T"/>, or null when it points to another table.</summary>
    public Lookup<T>? As<T>()
        where T : Entity, IEntity<T> =>
        LogicalName == T.Model.LogicalName ? new Lookup<T>(Id, Name) : null;
}

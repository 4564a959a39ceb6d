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

    // A Guid does not say which table it is of, so it cannot become a lookup; it can be compared with one.

    /// <summary>True when the left points to the row of that id, in whichever table.</summary>
    public static bool operator ==(AnyLookup? left, Guid right) => left?.Id == right;

    /// <summary>True unless the left points to the row of that id.</summary>
    public static bool operator !=(AnyLookup? left, Guid right) => !(left == right);

    /// <summary>True when the right points to the row of that id, in whichever table.</summary>
    public static bool operator ==(Guid left, AnyLookup? right) => right == left;

    /// <summary>True unless the right points to the row of that id.</summary>
    public static bool operator !=(Guid left, AnyLookup? right) => !(right == left);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => base.Equals(obj);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

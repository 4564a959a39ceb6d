namespace TypedDynamics;

/// <summary>A lookup column's value: a pointer to a row of the table of <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The entity that the lookup leads to.</typeparam>
public sealed class Lookup<T> : EntityReference
    where T : Entity, IEntity<T>
{
    /// <summary>Points to the row <paramref name="id"/>.</summary>
    public Lookup(Guid id, string? name = null)
        : base(T.Model.LogicalName, id, name)
    {
    }

    internal override string PrimaryIdColumn => T.Model.PrimaryIdColumn ?? base.PrimaryIdColumn;

    internal override string? EntitySetName => T.Model.EntitySetName;

    /// <summary>A pointer to the row of that id.</summary>
    public static implicit operator Lookup<T>(Guid id) => new(id);

    /// <summary>A pointer to that row; null for null.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(row))]
    public static implicit operator Lookup<T>?(T? row) => row is null ? null : new(row.Id);

    // These stand here beside the base's because a Guid or a row becomes a lookup only where an operator takes lookups.

    /// <summary>True when both point to the same row, or both are null. A Guid and a row may stand on either side.</summary>
    public static bool operator ==(Lookup<T>? left, Lookup<T>? right) => (EntityReference?)left == right;

    /// <summary>True when they point to different rows. A Guid and a row may stand on either side.</summary>
    public static bool operator !=(Lookup<T>? left, Lookup<T>? right) => !(left == right);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => base.Equals(obj);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

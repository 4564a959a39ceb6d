using System.ComponentModel;
using TypedDynamics.Emitted;

namespace TypedDynamics;

/// <summary>Implemented by emitted entities: gives their model without reflection.</summary>
/// <typeparam name="TSelf">The entity itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEntity<TSelf>
    where TSelf : Entity, IEntity<TSelf>
{
    /// <summary>What the type is on the wire and in C#.</summary>
    static abstract EntityModel<TSelf> Model { get; }
}

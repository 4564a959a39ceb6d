using System.ComponentModel;

namespace TypedDynamics.Emitted;

/// <summary>Implemented by emitted lookup unions: makes one without reflection.</summary>
/// <typeparam name="TSelf">The union itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAnyLookup<TSelf>
    where TSelf : AnyLookup, IAnyLookup<TSelf>
{
    /// <summary>A pointer as the service sent it; <paramref name="logicalName"/> is empty when it did not say.</summary>
    static abstract TSelf Create(string logicalName, Guid id, string? name);
}

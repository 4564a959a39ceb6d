using System.ComponentModel;

namespace TypedDynamics;

/// <summary>Implemented by emitted contexts: makes one without reflection, for dependency injection.</summary>
/// <typeparam name="TSelf">The context itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDataverseContext<TSelf>
    where TSelf : DataverseContext, IDataverseContext<TSelf>
{
    /// <summary>A context over that connection.</summary>
    static abstract TSelf Create(DataverseConnection connection);
}

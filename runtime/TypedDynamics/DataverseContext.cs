using System.ComponentModel;
using TypedDynamics.Emitted;

namespace TypedDynamics;

/// <summary>The door to one org. A partial class marked with <see cref="DataverseContextAttribute"/> becomes one; immutable and thread-safe.</summary>
public abstract class DataverseContext
{
    /// <summary>Plain construction, without dependency injection. Sends nothing.</summary>
    protected DataverseContext(DataverseOptions options) => ArgumentNullException.ThrowIfNull(options);

    /// <summary>For emitted code and dependency injection.</summary>
    protected DataverseContext(DataverseConnection connection) => ArgumentNullException.ThrowIfNull(connection);

    /// <summary>The rows of one entity, for types known only as a type parameter.</summary>
    public EntitySet<T> Set<T>()
        where T : Entity, IEntity<T> => throw new NotSupportedException();

    /// <summary>For emitted code: calls an operation that answers nothing.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task InvokeAsync(OperationCall call, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>For emitted code: calls an operation and reads the whole answer (a response object or a row) by <paramref name="read"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<T> InvokeAsync<T>(OperationCall call, ReadValue<T> read, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>For emitted code: calls an operation and reads the <c>value</c> of its answer (a primitive or a collection) by <paramref name="read"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<T> InvokeValueAsync<T>(OperationCall call, ReadValue<T> read, CancellationToken cancellationToken) => throw new NotSupportedException();
}

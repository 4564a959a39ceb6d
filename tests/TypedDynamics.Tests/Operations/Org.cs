using TypedDynamics.Emitted;

namespace TypedDynamics.Tests.Operations;

/// <summary>As the generator would emit it, with operations of any kind.</summary>
public sealed class Org : DataverseContext, IDataverseContext<Org>
{
    public Org(DataverseOptions options)
        : base(options)
    {
    }

    public Org(DataverseConnection connection)
        : base(connection)
    {
    }

    public EntitySet<Fixtures.Account> Accounts => Set<Fixtures.Account>();

    static Org IDataverseContext<Org>.Create(DataverseConnection connection) => new(connection);

    public Task RunAsync(OperationCall call, CancellationToken cancellationToken = default) => InvokeAsync(call, cancellationToken);

    public Task<T> ReadAsync<T>(OperationCall call, ReadValue<T> read) => InvokeAsync(call, read, CancellationToken.None);

    public Task<T> ReadValueAsync<T>(OperationCall call, ReadValue<T> read) => InvokeValueAsync(call, read, CancellationToken.None);
}

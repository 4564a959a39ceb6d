namespace TypedDynamics.Redis.Worker;

/// <summary>An org without tables: what is asked is who calls.</summary>
internal sealed class Crm(DataverseConnection connection) : DataverseContext(connection), IDataverseContext<Crm>
{
    static Crm IDataverseContext<Crm>.Create(DataverseConnection connection) => new(connection);
}

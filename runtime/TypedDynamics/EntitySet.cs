using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;
using TypedDynamics.Writing;

namespace TypedDynamics;

/// <summary>The door to one entity's rows: a query for all of them, to be narrowed, and what writes them.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed partial class EntitySet<T> : EntityQuery<T>
    where T : Entity, IEntity<T>
{
    private readonly DataverseConnection _connection;
    private readonly RowWrites _writes;

    internal EntitySet(DataverseConnection connection)
        : base(new QueryRunner(connection.AskAsync, connection.ServiceRoot.OriginalString.Length), new QueryModel(T.Model) { PageSize = connection.MaxPageSize }) =>
        (_connection, _writes) = (connection, new(connection.SendAsync, connection.ServiceRoot, connection.Clock));
}

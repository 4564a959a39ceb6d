using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;

namespace TypedDynamics;

/// <summary>The door to one entity's rows: a query for all of them, to be narrowed.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed class EntitySet<T> : EntityQuery<T>
    where T : Entity, IEntity<T>
{
    internal EntitySet(QueryRunner runner, int? pageSize = null)
        : base(runner, new QueryModel(T.Model) { PageSize = pageSize })
    {
    }
}

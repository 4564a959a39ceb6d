using TypedDynamics.Querying.Model;

namespace TypedDynamics;

/// <summary>A query for rows of one entity, with only the operators that the service can run.</summary>
/// <typeparam name="T">The entity.</typeparam>
public class EntityQuery<T> : DataverseQuery<T>
    where T : Entity, IEntity<T>
{
    private protected EntityQuery(DataverseConnection connection, QueryModel model)
        : base(connection, model)
    {
    }

    /// <summary>At most so many rows, the first in the query's order. More than 5,000, or than a page, are read as pages.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not positive.</exception>
    public EntityQuery<T> Take(int rows) => With(ModelOfFirst(rows));

    /// <summary>Reads pages of so many rows (<c>Prefer: odata.maxpagesize</c>). Without it the service chooses: 5,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not between 1 and 5,000.</exception>
    public EntityQuery<T> WithPageSize(int rows) => With(ModelOfPages(rows));

    /// <summary>
    /// Asks for the texts that the service formats for the caller's language, zone and currency: <see cref="Entity.FormattedValues"/>, and
    /// <see cref="EntityReference.Name"/> of lookups. Answers grow by half or more.
    /// </summary>
    public EntityQuery<T> WithFormattedValues() => With(Model with { WithFormattedValues = true });

    private EntityQuery<T> With(QueryModel model) => new(Connection, model);
}

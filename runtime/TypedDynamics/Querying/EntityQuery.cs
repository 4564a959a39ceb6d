using System.Linq.Expressions;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation;

namespace TypedDynamics;

/// <summary>A query for rows of one entity, with only the operators that the service can run.</summary>
/// <remarks>
/// Predicates, orders and inclusions are translated when they are added, so that a mistake is met where it was made; values that they capture
/// are read then, once. Nothing is ever filtered or sorted in the client.
/// </remarks>
/// <typeparam name="T">The entity.</typeparam>
public class EntityQuery<T> : DataverseQuery<T>
    where T : Entity, IEntity<T>
{
    private protected EntityQuery(DataverseConnection connection, QueryModel model)
        : base(connection, model)
    {
    }

    /// <summary>Only the rows of which the predicate holds (<c>$filter</c>), besides those before it.</summary>
    /// <remarks>
    /// Takes comparisons of columns with values, or with another column of the same row; <c>&amp;&amp; || !</c>; null; <c>Contains</c>,
    /// <c>StartsWith</c>, <c>EndsWith</c>, <c>string.IsNullOrEmpty</c>, <c>Equals</c>; <c>values.Contains(x.Column)</c>; columns of rows behind
    /// single-valued navigations, any number of hops; <c>Any</c> and <c>All</c> over collections, nested too. The service compares texts
    /// without regard to case, and takes <c>%</c>, <c>_</c>, <c>[a-z]</c> and <c>[^a]</c> in a text for wildcards of its database.
    /// </remarks>
    /// <exception cref="QueryNotSupportedException">The service cannot be asked this; the message says what to write instead.</exception>
    public EntityQuery<T> Where(Expression<Func<T, bool>> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        RequireUnlimited(nameof(Where));
        return With(Model.Where(FilterTranslator.Translate(predicate.Body, Scope.Of(predicate, T.Model))));
    }

    /// <summary>In ascending order of a column (<c>$orderby</c>): first by this one, then by those that were there before.</summary>
    /// <remarks>A lookup is ordered by the name of the row it points to, a choice by its number.</remarks>
    /// <exception cref="QueryNotSupportedException">The key is not a column that has an order.</exception>
    public OrderedEntityQuery<T> OrderBy<TKey>(Expression<Func<T, TKey>> key) => Ordered(key, descending: false, after: 0);

    /// <summary>In descending order of a column; otherwise as <see cref="OrderBy{TKey}"/>.</summary>
    /// <exception cref="QueryNotSupportedException">The key is not a column that has an order.</exception>
    public OrderedEntityQuery<T> OrderByDescending<TKey>(Expression<Func<T, TKey>> key) => Ordered(key, descending: true, after: 0);

    /// <summary>Brings the related rows along (<c>$expand</c>), with all their columns.</summary>
    /// <remarks>
    /// A navigation, a chain of them (<c>x => x.PrimaryContact!.CreatedBy</c>), or a collection that <c>Where</c>, <c>OrderBy</c>, <c>ThenBy</c> and
    /// <c>Take</c> may narrow and <c>Select(c => c.CreatedBy)</c> may follow. The service brings at most 5,000 rows of a collection,
    /// allows 15 inclusions in a query, and refuses an order or a limit in a nested one.
    /// </remarks>
    /// <exception cref="QueryNotSupportedException">It names no navigation, or breaks one of these rules.</exception>
    public EntityQuery<T> Include(Expression<Func<T, object?>> navigation)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        var expansions = Expansion.Merge(Model.Expansions, [IncludeTranslator.Translate(navigation, T.Model)]);
        return With(Model with { Expansions = ExpansionRules.Require(expansions) });
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

    private protected OrderedEntityQuery<T> Ordered(LambdaExpression key, bool descending, int after)
    {
        ArgumentNullException.ThrowIfNull(key);
        RequireUnlimited(after == 0 ? nameof(OrderBy) : nameof(OrderedEntityQuery<>.ThenBy));
        var ordering = OrderingTranslator.Translate(key, T.Model, descending);
        return new(Connection, Model with { Orderings = Model.Orderings.Insert(after, ordering) }, after + 1);
    }

    private EntityQuery<T> With(QueryModel model) => new(Connection, model);

    private void RequireUnlimited(string operation)
    {
        if (Model.Top is not null)
            throw new QueryNotSupportedException($"{operation} after Take would ask for something else: the service limits last. Write Take at the end.");
    }
}

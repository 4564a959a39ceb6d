using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation;
using TypedDynamics.Querying.Translation.Projections;

namespace TypedDynamics;

/// <summary>A query for rows of one entity, with only the operators that the service can run.</summary>
/// <remarks>
/// Predicates, orders and inclusions are translated when they are added, so that a mistake is met where it was made; values that they capture
/// are read then, once. Nothing is ever filtered or sorted in the client.
/// </remarks>
/// <typeparam name="T">The entity.</typeparam>
public partial class EntityQuery<T> : RowQuery<T>
    where T : Entity, IEntity<T>
{
    private protected EntityQuery(QueryRunner runner, QueryModel model)
        : base(runner, model)
    {
    }

    /// <summary>Only the rows of which the predicate holds (<c>$filter</c>), besides those before it.</summary>
    /// <remarks>
    /// Takes comparisons of columns with values, or with another column of the same row; <c>&amp;&amp; || !</c>; null; <c>Contains</c>,
    /// <c>StartsWith</c>, <c>EndsWith</c>, <c>string.IsNullOrEmpty</c>, <c>Equals</c>; <c>values.Contains(x.Column)</c>; columns of rows behind
    /// single-valued navigations, any number of hops; <c>Any</c> and <c>All</c> over collections, nested too. The service compares texts
    /// without regard to case, and gives null no place in any order. Wildcards of its database in a text that is looked for are taken for themselves;
    /// <c>IsLike</c> is for patterns.
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
    public EntityQuery<T> Include(Expression<Func<T, object?>> navigation) => Including<T>(navigation);

    /// <inheritdoc cref="Include(Expression{Func{T, object}})"/>
    /// <typeparam name="TRelated">The table behind the navigation.</typeparam>
    /// <returns>The query, and the way to go on from the related row: <c>ThenInclude</c>.</returns>
    public IncludedQuery<T, TRelated> Include<TRelated>(Expression<Func<T, TRelated?>> navigation)
        where TRelated : Entity => Including<TRelated>(navigation);

    /// <inheritdoc cref="Include{TRelated}(Expression{Func{T, TRelated}})"/>
    public IncludedQuery<T, TRelated> Include<TRelated>(Expression<Func<T, IEnumerable<TRelated?>>> navigation)
        where TRelated : Entity => Including<TRelated>(navigation);

    /// <summary>Makes something else of each row, and asks only for what that takes: columns (<c>$select</c>) and related rows (<c>$expand</c>).</summary>
    /// <remarks>
    /// The selector is ordinary code that runs on rows as they arrive. What it reads is worked out from its source text: <c>x.Name</c>,
    /// <c>x.PrimaryContact!.FullName</c>, <c>x.Contacts.Select(c => c.LastName)</c>. Where it does something else with a row (hands it to a method,
    /// matches it with a pattern, or is not a lambda written in place), all columns of that row are asked for, but no related rows: reading a
    /// navigation then throws <see cref="ColumnNotLoadedException"/>, unless <see cref="Include"/> brings it. <c>x.FormattedValues[…]</c> and the names of
    /// lookups are asked for where they are read.
    /// </remarks>
    /// <param name="selector">Makes the result of a row.</param>
    /// <param name="selectorText">The selector's source text; the compiler passes it.</param>
    /// <exception cref="QueryNotSupportedException">The selector reads more related rows than one query may bring.</exception>
    public ProjectedQuery<T, TResult> Select<TResult>(
        Func<T, TResult> selector,
        [CallerArgumentExpression(nameof(selector))] string? selectorText = null)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var projection = Projection.Of<T>(selectorText, selector.Method);
        var expansions = Expansion.Merge(Model.Expansions, projection.Expansions);
        return new(Runner, Model with { Columns = projection.Columns, Expansions = ExpansionRules.Require(expansions), WithFormattedValues = Model.WithFormattedValues || projection.ReadsTexts }, selector, projection);
    }

    /// <summary>At most so many rows, the first in the query's order. More than 5,000, or than a page, are read as pages.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not positive.</exception>
    public EntityQuery<T> Take(int rows) => With(Limited(rows));

    /// <summary>Reads pages of so many rows (<c>Prefer: odata.maxpagesize</c>). Without it the service chooses: 5,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not between 1 and 5,000.</exception>
    public EntityQuery<T> WithPageSize(int rows) => With(Paged(rows));

    /// <summary>
    /// Asks for the texts that the service formats for the caller's language, zone and currency: <see cref="Entity.FormattedValues"/>, and
    /// <see cref="EntityReference.Name"/> of lookups. Answers grow by half or more.
    /// </summary>
    public EntityQuery<T> WithFormattedValues() => With(Model with { WithFormattedValues = true });

    /// <summary>Sends the query as FetchXML: <c>GET accounts?fetchXml=…</c>. Rows, pages and counts come the same.</summary>
    /// <exception cref="QueryNotSupportedException">FetchXML cannot say it.</exception>
    public EntityQuery<T> AsFetchXml() => With(OnFetchXml());

    /// <summary>Sends the query as OData, as it is sent anyway where OData can say it and <see cref="AsFetchXml"/> was not called.</summary>
    public EntityQuery<T> AsOData() => With(Model with { Road = Road.OData });

    private IncludedQuery<T, TRelated> Including<TRelated>(LambdaExpression navigation)
        where TRelated : Entity
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return new(Runner, Model, IncludeTranslator.Translate(navigation, T.Model));
    }

    private protected OrderedEntityQuery<T> Ordered(LambdaExpression key, bool descending, int after)
    {
        ArgumentNullException.ThrowIfNull(key);
        RequireUnlimited(after == 0 ? nameof(OrderBy) : nameof(OrderedEntityQuery<>.ThenBy));
        var ordering = OrderingTranslator.Translate(key, Scope.Of(key, T.Model), descending);
        return new(Runner, Model with { Orderings = Model.Orderings.Insert(after, ordering) }, after + 1);
    }

    /// <inheritdoc/>
    public override Task<long> CountAsync(CancellationToken cancellationToken = default) => Runner.CountAsync<T>(Model, cancellationToken);

    internal override DataverseQuery<T> Over(QueryRunner runner, QueryModel model) => new EntityQuery<T>(runner, model);

    private protected override IAsyncEnumerable<T> Stream(QueryModel model, CancellationToken cancellationToken) =>
        Runner.StreamAsync<T>(model, cancellationToken);

    private protected override Task<List<T>> ReadAllAsync(QueryModel model, CancellationToken cancellationToken) =>
        Runner.ReadAllAsync<T>(model, cancellationToken);

    private protected override Task<Page<T>> ReadPageAsync(QueryModel model, string? continuation, CancellationToken cancellationToken) =>
        Runner.ReadPageAsync<T>(model, continuation, cancellationToken);

    private protected override Task<T> ReadRowAsync(QueryModel model, Guid id, CancellationToken cancellationToken) =>
        Runner.ReadRowAsync<T>(model, id, cancellationToken);

    private protected override async Task<bool> ReadAnyAsync(QueryModel model, CancellationToken cancellationToken) =>
        await Runner.ReadAllAsync<T>(model, cancellationToken).ConfigureAwait(false) is [_, ..];

    private EntityQuery<T> With(QueryModel model) => new(Runner, model);
}

using System.Net;
using System.Text.Json;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;

namespace TypedDynamics.Metadata;

/// <content>Tables, read.</content>
public sealed partial class OrgMetadata
{
    private const string EntityNames = "LogicalName,SchemaName,EntitySetName,DisplayName,DisplayCollectionName,IsCustomEntity,IsIntersect,IsChildEntity";
    private const string TopLevel = "IsIntersect eq false and IsChildEntity eq false";

    /// <summary>The names of all tables, page after page: <c>GET EntityDefinitions?$select=…</c>.</summary>
    /// <remarks>Of definitions, the service disregards page sizes and tells all in one answer; should it send less, its links are followed.</remarks>
    /// <param name="pageSize">Definitions on a page (<c>Prefer: odata.maxpagesize</c>), 1 to 5,000.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pageSize"/> is not between 1 and 5,000.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task<IReadOnlyList<EntityMetadata>> ListEntityTypesAsync(int pageSize = QueryModel.RowsPerPageAtMost, CancellationToken cancellationToken = default) =>
        Entities(await _requests.ListAsync(EntityTypes(pageSize), pageSize, cancellationToken).ConfigureAwait(false));

    /// <summary>One page of the names of tables, and where the next begins; otherwise as <see cref="ListEntityTypesAsync"/>.</summary>
    /// <param name="continuation">The <see cref="Page{T}.Continuation"/> of the page before; null for the first.</param>
    /// <param name="pageSize">Definitions on a page, 1 to 5,000.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pageSize"/> is not between 1 and 5,000.</exception>
    /// <exception cref="ArgumentException">It is no continuation; nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task<Page<EntityMetadata>> ListEntityTypesPageAsync(string? continuation = null, int pageSize = QueryModel.RowsPerPageAtMost, CancellationToken cancellationToken = default)
    {
        var uri = EntityTypes(pageSize);
        var (lines, next) = await _requests.PageAsync(continuation is null ? uri : SkipToken.Add(continuation, uri), pageSize, cancellationToken).ConfigureAwait(false);
        return new(Entities(lines), Continuation.Of(next is null ? null : new NextPage(next, SkipToken.Find(next)), rowsLeft: null));
    }

    /// <summary>Tables, without their columns: <c>GET EntityDefinitions?$filter=…</c>.</summary>
    /// <param name="includeCustom">Custom tables, too; false for the service's own alone.</param>
    /// <param name="topLevelOnly">Neither tables that only hold the pairs of an N:N relationship (<c>IsIntersect</c>) nor such whose rows live with a row of another table (<c>IsChildEntity</c>).</param>
    /// <param name="includeDetails">All members of the definitions: description, ownership, what is allowed. Otherwise their names.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task<IReadOnlyList<EntityMetadata>> ListEntitiesAsync(bool includeCustom = true, bool topLevelOnly = false, bool includeDetails = false, CancellationToken cancellationToken = default)
    {
        var conditions = new[] { includeCustom ? null : "IsCustomEntity eq false", topLevelOnly ? TopLevel : null }.Where(static condition => condition is not null);
        var query = new DefinitionQuery(DefinitionAddress.Entities) { Select = includeDetails ? null : EntityNames, Filter = string.Join(" and ", conditions) };
        return Entities(await _requests.ListAsync(query.ToString(), pageSize: null, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The definition of a table: <c>GET EntityDefinitions(LogicalName='account')</c>.</summary>
    /// <param name="entity">Its logical name or its <c>MetadataId</c>.</param>
    /// <param name="parts">What is asked for with it. Options of choices cost a request for each type of choice that the table has.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataverseException">There is no such table (status 404).</exception>
    public async Task<EntityMetadata> GetEntityAsync(DefinitionKey entity, EntityParts parts = EntityParts.None, CancellationToken cancellationToken = default)
    {
        var query = new DefinitionQuery(DefinitionAddress.Entity(entity)) { Expand = EntityParting.Expand(parts) };
        return await WithOptionsAsync(await _requests.GetAsync(query.ToString(), cancellationToken).ConfigureAwait(false), parts, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The definition of a table, or nothing; otherwise as <see cref="GetEntityAsync"/>.</summary>
    /// <param name="entity">Its logical name or its <c>MetadataId</c>.</param>
    /// <param name="parts">What is asked for with it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<EntityMetadata?> FindEntityAsync(DefinitionKey entity, EntityParts parts = EntityParts.None, CancellationToken cancellationToken = default) =>
        Absent.Null(GetEntityAsync(entity, parts, cancellationToken));

    /// <summary>The definition of the table with that entity set: <c>GET EntityDefinitions?$filter=EntitySetName eq 'accounts'</c>.</summary>
    /// <param name="entitySet">The name in addresses: <c>accounts</c>.</param>
    /// <param name="parts">What is asked for with it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataverseException">There is no such table (status 404, said by the client: the service answers an empty list).</exception>
    public async Task<EntityMetadata> GetEntityBySetAsync(string entitySet, EntityParts parts = EntityParts.None, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entitySet);
        var address = $"{DefinitionAddress.Entities}?$filter=EntitySetName%20eq%20{ODataLiteral.Write(entitySet)}{(EntityParting.Expand(parts) is { } expand ? $"&$expand={expand}" : "")}";
        var found = await _requests.ListAsync(address, pageSize: null, cancellationToken).ConfigureAwait(false);
        return found is [var entity, ..]
            ? await WithOptionsAsync(entity, parts, cancellationToken).ConfigureAwait(false)
            : throw new DataverseException(HttpStatusCode.NotFound, "", $"No table has the entity set '{entitySet}'. Name it as it stands in addresses (accounts), or get the table by its logical name (account).");
    }

    /// <summary>Tables with their columns and the options of their choices.</summary>
    /// <remarks>
    /// The service filters neither by parts of names nor by labels: the names of all tables are asked for and chosen from here, then the chosen definitions, ten at a
    /// time. Without a filter, all definitions come in one answer, which is large. Options come by <c>RetrieveMetadataChanges</c>.
    /// </remarks>
    /// <param name="filter">
    /// Names (logical, schema or entity set) or labels (one row or several, in any language), in whatever case; <c>*</c> stands for anything: <c>account</c>, <c>new_*</c>,
    /// <c>*order*</c>. Null, or nothing but blanks, for all tables.
    /// </param>
    /// <param name="includeAllCustom">Custom tables, also those that the filter does not name.</param>
    /// <param name="topLevelOnly">None of the tables that <see cref="ListEntitiesAsync"/> leaves out then, whatever else is said.</param>
    /// <param name="includeOptions">With the options of choices.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task<IReadOnlyList<EntityMetadata>> GetEntitiesAsync(
        IEnumerable<string>? filter = null, bool includeAllCustom = true, bool topLevelOnly = false, bool includeOptions = true, CancellationToken cancellationToken = default)
    {
        var chosen = EntityNameFilter.Parse(filter) is { } names
            ? (await ListEntitiesAsync(topLevelOnly: topLevelOnly, cancellationToken: cancellationToken).ConfigureAwait(false))
                .Where(entity => names.Matches(entity) || (includeAllCustom && entity.IsCustomEntity == true)).Select(static entity => entity.LogicalName!).ToList()
            : null;
        return await new EntityLoading(_requests).LoadAsync(chosen, topLevelOnly ? TopLevel : null, includeOptions, cancellationToken).ConfigureAwait(false);
    }

    private static string EntityTypes(int pageSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, QueryModel.RowsPerPageAtMost);
        return new DefinitionQuery(DefinitionAddress.Entities) { Select = EntityNames }.ToString();
    }

    private static List<EntityMetadata> Entities(IEnumerable<JsonElement> lines) => [.. lines.Select(static line => new EntityMetadata(line))];

    private async Task<EntityMetadata> WithOptionsAsync(JsonElement told, EntityParts parts, CancellationToken cancellationToken)
    {
        var entity = new EntityMetadata(told);
        return parts.HasFlag(EntityParts.Attributes)
            ? entity.WithRead(await OptionLoading.AddAsync(_requests, DefinitionAddress.Attributes(entity.MetadataId ?? (DefinitionKey)entity.LogicalName!), entity.Attributes, cancellationToken).ConfigureAwait(false))
            : entity;
    }
}

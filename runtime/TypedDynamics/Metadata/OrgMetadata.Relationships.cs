using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <content>Relationships and keys, read.</content>
public sealed partial class OrgMetadata
{
    /// <summary>A relationship: <c>GET RelationshipDefinitions(SchemaName='account_primary_contact')</c>.</summary>
    /// <param name="relationship">Its schema name or its <c>MetadataId</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataverseException">There is no such relationship (status 404).</exception>
    public async Task<RelationshipMetadataBase> GetRelationshipAsync(DefinitionKey relationship, CancellationToken cancellationToken = default) =>
        RelationshipMetadataBase.Of(await _requests.GetAsync(DefinitionAddress.Relationship(relationship), cancellationToken).ConfigureAwait(false));

    /// <summary>A relationship, or nothing; otherwise as <see cref="GetRelationshipAsync"/>.</summary>
    /// <param name="relationship">Its schema name or its <c>MetadataId</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<RelationshipMetadataBase?> FindRelationshipAsync(DefinitionKey relationship, CancellationToken cancellationToken = default) => Absent.Null(GetRelationshipAsync(relationship, cancellationToken));

    /// <summary>The alternate keys of a table: <c>GET EntityDefinitions(…)/Keys</c>.</summary>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataverseException">There is no such table (status 404).</exception>
    public async Task<IReadOnlyList<EntityKeyMetadata>> ListKeysAsync(DefinitionKey entity, CancellationToken cancellationToken = default) =>
        (await _requests.ListAsync(DefinitionAddress.Keys(entity), pageSize: null, cancellationToken).ConfigureAwait(false)).ConvertAll(static json => new EntityKeyMetadata(json));

    /// <summary>An alternate key: <c>GET EntityDefinitions(…)/Keys(LogicalName='new_accountkey')</c>.</summary>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="key">The key's logical name or its <c>MetadataId</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataverseException">There is no such table or key (status 404).</exception>
    public async Task<EntityKeyMetadata> GetKeyAsync(DefinitionKey entity, DefinitionKey key, CancellationToken cancellationToken = default) =>
        new(await _requests.GetAsync(DefinitionAddress.Key(entity, key), cancellationToken).ConfigureAwait(false));

    /// <summary>An alternate key, or nothing; otherwise as <see cref="GetKeyAsync"/>.</summary>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="key">The key's logical name or its <c>MetadataId</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<EntityKeyMetadata?> FindKeyAsync(DefinitionKey entity, DefinitionKey key, CancellationToken cancellationToken = default) => Absent.Null(GetKeyAsync(entity, key, cancellationToken));

    /// <summary>Whether the table may stand at the 1 end of a relationship: <c>POST CanBeReferenced</c>.</summary>
    /// <param name="entity">The table's logical name.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DataverseException">There is no such table.</exception>
    public Task<bool> CanBeReferencedAsync(string entity, CancellationToken cancellationToken = default) => IsEligibleAsync("CanBeReferenced", entity, cancellationToken);

    /// <summary>Whether the table may stand at the N end of a relationship: <c>POST CanBeReferencing</c>.</summary>
    /// <param name="entity">The table's logical name.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DataverseException">There is no such table.</exception>
    public Task<bool> CanBeReferencingAsync(string entity, CancellationToken cancellationToken = default) => IsEligibleAsync("CanBeReferencing", entity, cancellationToken);

    /// <summary>Whether the table may be in an N:N relationship: <c>POST CanManyToMany</c>.</summary>
    /// <param name="entity">The table's logical name.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DataverseException">There is no such table.</exception>
    public Task<bool> CanManyToManyAsync(string entity, CancellationToken cancellationToken = default) => IsEligibleAsync("CanManyToMany", entity, cancellationToken);

    /// <summary>Logical names of the tables that may stand at the 1 end of a relationship: <c>GET GetValidReferencedEntities(…)</c>.</summary>
    /// <param name="referencingEntity">The table at the N end; null for any.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<string>> GetValidReferencedEntitiesAsync(string? referencingEntity = null, CancellationToken cancellationToken = default) =>
        EntityNamesAsync("GetValidReferencedEntities", "ReferencingEntityName", referencingEntity, cancellationToken);

    /// <summary>Logical names of the tables that may stand at the N end of a relationship: <c>GET GetValidReferencingEntities(…)</c>.</summary>
    /// <param name="referencedEntity">The table at the 1 end; null for any.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<string>> GetValidReferencingEntitiesAsync(string? referencedEntity = null, CancellationToken cancellationToken = default) =>
        EntityNamesAsync("GetValidReferencingEntities", "ReferencedEntityName", referencedEntity, cancellationToken);

    /// <summary>Logical names of the tables that may be in an N:N relationship: <c>GET GetValidManyToMany()</c>.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<string>> GetValidManyToManyAsync(CancellationToken cancellationToken = default) => EntityNamesAsync("GetValidManyToMany", "", null, cancellationToken);

    private async Task<bool> IsEligibleAsync(string action, string entity, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entity);
        var answer = await _requests.PostRepeatableAsync(action, NodeValues.Object([new("EntityName", NodeValues.Of(entity))]), cancellationToken).ConfigureAwait(false);
        return answer is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(action, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw new MalformedResponseException($"The answer to {action} does not say whether it can.");
    }

    private async Task<IReadOnlyList<string>> EntityNamesAsync(string function, string parameter, string? entity, CancellationToken cancellationToken)
    {
        var answer = await _requests.GetAsync(entity is null ? $"{function}()" : $"{function}({parameter}=@p1)?@p1={Querying.OData.ODataLiteral.Write(entity)}", cancellationToken).ConfigureAwait(false);
        return answer.TryGetProperty("EntityNames", out var names) && names.ValueKind == JsonValueKind.Array
            ? [.. names.EnumerateArray().Select(static name => name.GetString()!)]
            : throw new MalformedResponseException($"The answer to {function} has no EntityNames.");
    }
}

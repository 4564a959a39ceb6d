namespace TypedDynamics.Metadata;

/// <content>Alternate keys, written.</content>
public sealed partial class OrgMetadata
{
    /// <summary>Makes an alternate key: <c>POST EntityDefinitions(…)/Keys</c>. Its index is built by a job afterwards: <see cref="WaitForKeyAsync"/>.</summary>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="key">The key: <c>NewKey.On(…)</c>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Its <c>MetadataId</c>.</returns>
    /// <exception cref="ArgumentException">A member is missing or wrong; the message names it and the mend. Nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    /// <exception cref="UnclearOutcomeException">The answer got lost, and the key of that name is another.</exception>
    public async Task<Guid> CreateKeyAsync(DefinitionKey entity, EntityKeyMetadata key, CancellationToken cancellationToken = default)
    {
        SchemaRules.Require(key);
        return await new DefinitionCreation(_requests).MakeAsync(
            DefinitionAddress.Keys(entity), key.Json, DefinitionAddress.Key(entity, SchemaRules.LogicalName(key.SchemaName!)), $"the key '{key.SchemaName}' of '{entity}'", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes an alternate key: <c>DELETE EntityDefinitions(…)/Keys(…)</c>.</summary>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="key">The key's logical name or its <c>MetadataId</c>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DataverseException">There is no such key (404).</exception>
    public Task DeleteKeyAsync(DefinitionKey entity, DefinitionKey key, CancellationToken cancellationToken = default) => _requests.DeleteAsync(DefinitionAddress.Key(entity, key), cancellationToken);

    /// <summary>Lets the index of a key that failed be built again: <c>POST ReactivateEntityKey</c>. Remove first what stood in its way, as rows with the same values.</summary>
    /// <param name="entity">The table's logical name.</param>
    /// <param name="key">The key's logical name.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DataverseException">The service refused.</exception>
    public Task ReactivateKeyAsync(string entity, string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entity);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var body = NodeValues.Object([new("EntityLogicalName", NodeValues.Of(entity)), new("EntityKeyLogicalName", NodeValues.Of(key))]);
        return _requests.PostAsync("ReactivateEntityKey", body, isRepeatable: false, cancellationToken);
    }

    /// <summary>Waits until a key's index is there: asks for the key again and again, at first after two seconds, later every half minute.</summary>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="key">The key's logical name or its <c>MetadataId</c>.</param>
    /// <param name="limit">How long to wait, by the clock of <see cref="DataverseOptions.Clock"/>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The key, active.</returns>
    /// <exception cref="EntityKeyFailedException">The index could not be built.</exception>
    /// <exception cref="TimeoutException">The limit has passed; the service builds on.</exception>
    /// <exception cref="DataverseException">There is no such key (status 404).</exception>
    public Task<EntityKeyMetadata> WaitForKeyAsync(DefinitionKey entity, DefinitionKey key, TimeSpan limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero);
        return new KeyWaiting(_requests).WaitAsync(entity, key, limit, cancellationToken);
    }
}

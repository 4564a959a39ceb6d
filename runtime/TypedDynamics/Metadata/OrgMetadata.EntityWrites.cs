namespace TypedDynamics.Metadata;

/// <content>Tables, choices, relationships and keys, written.</content>
public sealed partial class OrgMetadata
{
    /// <summary>Makes a table: <c>POST EntityDefinitions</c>. Takes a minute and more.</summary>
    /// <param name="entity">The table: <c>NewTable.Named(…)</c>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Its <c>MetadataId</c>.</returns>
    /// <exception cref="ArgumentException">A member is missing or wrong; the message names it and the mend. Nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    /// <exception cref="UnclearOutcomeException">The answer got lost, and the table of that name is another.</exception>
    public async Task<Guid> CreateEntityAsync(EntityMetadata entity, CancellationToken cancellationToken = default)
    {
        SchemaRules.Require(entity);
        return await new DefinitionCreation(_requests).MakeAsync(
            DefinitionAddress.Entities, entity.Json, DefinitionAddress.Entity(SchemaRules.LogicalName(entity.SchemaName!)), $"the table '{entity.SchemaName}'", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts a table's whole definition in the place of what is there: <c>PUT EntityDefinitions(LogicalName='new_bankaccount')</c>. Its columns, keys and relationships stay as they are.</summary>
    /// <param name="entity">The definition, read whole and changed by <c>with</c>.</param>
    /// <param name="mergeLabels">Keeps labels in languages that the definition does not name; why, <see cref="UpdateAttributeAsync(DefinitionKey, AttributeMetadata, bool, CancellationToken)"/> says.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="ArgumentException">It was not read whole, or its columns were changed; nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task UpdateEntityAsync(EntityMetadata entity, bool mergeLabels = true, CancellationToken cancellationToken = default)
    {
        var body = UpdateBody.Of(entity, EntityParting.Navigations);
        await _requests.PutAsync(DefinitionAddress.Entity(entity.LogicalName ?? (DefinitionKey)entity.MetadataId!.Value), body, mergeLabels, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a table with all its rows: <c>DELETE EntityDefinitions(…)</c>.</summary>
    /// <param name="entity">Its logical name or its <c>MetadataId</c>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DataverseException">There is no such table (404), or something depends on it (400).</exception>
    public Task DeleteEntityAsync(DefinitionKey entity, CancellationToken cancellationToken = default) => _requests.DeleteAsync(DefinitionAddress.Entity(entity), cancellationToken);

    /// <summary>Makes a shared choice: <c>POST GlobalOptionSetDefinitions</c>.</summary>
    /// <param name="optionSet">The choice: <c>NewOptionSet.Global(…)</c>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Its <c>MetadataId</c>.</returns>
    /// <exception cref="ArgumentException">A member is missing or wrong; the message names it and the mend. Nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    /// <exception cref="UnclearOutcomeException">The answer got lost, and the choice of that name is another.</exception>
    public async Task<Guid> CreateOptionSetAsync(OptionSetMetadataBase optionSet, CancellationToken cancellationToken = default)
    {
        SchemaRules.Require(optionSet);
        return await new DefinitionCreation(_requests).MakeAsync(
            DefinitionAddress.OptionSets, optionSet.Json, DefinitionAddress.OptionSet(optionSet.Name!), $"the choice '{optionSet.Name}'", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts a shared choice's whole definition in the place of what is there: <c>PUT GlobalOptionSetDefinitions(…)</c>.</summary>
    /// <param name="optionSet">The definition, read whole and changed by <c>with</c>.</param>
    /// <param name="mergeLabels">Keeps labels in languages that the definition does not name.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="ArgumentException">It was not read whole; nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task UpdateOptionSetAsync(OptionSetMetadataBase optionSet, bool mergeLabels = true, CancellationToken cancellationToken = default)
    {
        var body = UpdateBody.Of(optionSet);
        if (optionSet is OptionSetMetadata choice) SchemaRules.RequireOptions(choice.Options);
        await _requests.PutAsync(DefinitionAddress.OptionSet(optionSet.MetadataId!.Value), body, mergeLabels, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a shared choice: <c>DELETE GlobalOptionSetDefinitions(…)</c>.</summary>
    /// <param name="optionSet">Its name or its <c>MetadataId</c>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DataverseException">There is no such choice (404), or a column uses it (400).</exception>
    public Task DeleteOptionSetAsync(DefinitionKey optionSet, CancellationToken cancellationToken = default) => _requests.DeleteAsync(DefinitionAddress.OptionSet(optionSet), cancellationToken);

    /// <summary>Makes a relationship, 1:N with its lookup, or N:N: <c>POST RelationshipDefinitions</c>.</summary>
    /// <param name="relationship">The relationship: <c>NewRelationship.OneToMany(…)</c>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Its <c>MetadataId</c>.</returns>
    /// <exception cref="ArgumentException">A member is missing or wrong; the message names it and the mend. Nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    /// <exception cref="UnclearOutcomeException">The answer got lost, and the relationship of that name is another.</exception>
    public async Task<Guid> CreateRelationshipAsync(RelationshipMetadataBase relationship, CancellationToken cancellationToken = default)
    {
        SchemaRules.Require(relationship);
        return await new DefinitionCreation(_requests).MakeAsync(
            DefinitionAddress.Relationships, relationship.Json, DefinitionAddress.Relationship(relationship.SchemaName!), $"the relationship '{relationship.SchemaName}'", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts a relationship's whole definition in the place of what is there: <c>PUT RelationshipDefinitions(…)</c>.</summary>
    /// <param name="relationship">The definition, read whole and changed by <c>with</c>.</param>
    /// <param name="mergeLabels">Keeps labels in languages that the definition does not name.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="ArgumentException">It was not read whole; nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task UpdateRelationshipAsync(RelationshipMetadataBase relationship, bool mergeLabels = true, CancellationToken cancellationToken = default)
    {
        var body = UpdateBody.Of(relationship, nameof(OneToManyRelationshipMetadata.Lookup));
        await _requests.PutAsync(DefinitionAddress.Relationship(relationship.MetadataId!.Value), body, mergeLabels, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a relationship, and with a 1:N one its lookup: <c>DELETE RelationshipDefinitions(…)</c>.</summary>
    /// <param name="relationship">Its schema name or its <c>MetadataId</c>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DataverseException">There is no such relationship (404), or something depends on it (400).</exception>
    public Task DeleteRelationshipAsync(DefinitionKey relationship, CancellationToken cancellationToken = default) => _requests.DeleteAsync(DefinitionAddress.Relationship(relationship), cancellationToken);
}

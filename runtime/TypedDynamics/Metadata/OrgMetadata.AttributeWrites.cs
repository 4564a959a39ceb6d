using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedDynamics.Metadata;

/// <content>Columns, written.</content>
public sealed partial class OrgMetadata
{
    /// <summary>Makes a column: <c>POST EntityDefinitions(…)/Attributes</c>.</summary>
    /// <remarks>
    /// Lookups are made with their relationship (<see cref="CreateRelationshipAsync"/>). A create can take a minute and more: <see cref="RequestOptions.Timeout"/> says how long to wait.
    /// </remarks>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="attribute">The column: <c>NewAttribute.Money("new_Balance", "Balance")</c>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The column's <c>MetadataId</c>, out of <c>OData-EntityId</c>.</returns>
    /// <exception cref="ArgumentException">A member is missing or out of its range; the message names it and the mend. Nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused, as where there is a column of that name.</exception>
    /// <exception cref="UnclearOutcomeException">The answer got lost, and the column of that name is another.</exception>
    public async Task<Guid> CreateAttributeAsync(DefinitionKey entity, AttributeMetadata attribute, CancellationToken cancellationToken = default)
    {
        AttributeRules.RequireNew(attribute);
        return await CreateAttributeAsync(entity, attribute.Json, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a column of JSON as it is; otherwise as <see cref="CreateAttributeAsync(DefinitionKey, AttributeMetadata, CancellationToken)"/>.</summary>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="attribute">The definition: <c>{"@odata.type":"Microsoft.Dynamics.CRM.MoneyAttributeMetadata","SchemaName":"new_Balance",…}</c>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The column's <c>MetadataId</c>.</returns>
    /// <exception cref="ArgumentException">It is not an object, or its schema name has no prefix; nothing was sent.</exception>
    public async Task<Guid> CreateAttributeAsync(DefinitionKey entity, JsonElement attribute, CancellationToken cancellationToken = default)
    {
        var body = DefinitionJson.Require(attribute);
        var schemaName = NameIn(body, nameof(AttributeMetadata.SchemaName));
        if (schemaName is not null) SchemaRules.RequireName(schemaName, nameof(AttributeMetadata.SchemaName));
        return await new DefinitionCreation(_requests).MakeAsync(
            DefinitionAddress.Attributes(entity),
            body,
            schemaName is null ? null : DefinitionAddress.Attribute(entity, SchemaRules.LogicalName(schemaName)),
            $"the column '{schemaName}' of '{entity}'",
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same with JSON of another kind.</summary>
    /// <inheritdoc cref="CreateAttributeAsync(DefinitionKey, JsonElement, CancellationToken)"/>
    public Task<Guid> CreateAttributeAsync(DefinitionKey entity, JsonObject attribute, CancellationToken cancellationToken = default) => CreateAttributeAsync(entity, JsonText.Read(attribute), cancellationToken);

    /// <summary>Puts a column's whole definition in the place of what is there: <c>PUT EntityDefinitions(…)/Attributes(LogicalName='new_balance')</c>.</summary>
    /// <remarks>
    /// Get the column, change it by <c>with</c>, update it: the service takes whole definitions only, so that all members that were read go back. The options of a choice are changed by methods of their own.
    /// The change shows, also to reads, once it is published (<see cref="PublishAsync"/>).
    /// </remarks>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="attribute">The definition, read whole.</param>
    /// <param name="mergeLabels">
    /// Keeps labels in languages that the definition does not name (<c>MSCRM.MergeLabels: true</c>). The service's own default replaces all labels, which loses translations where a label was made of a
    /// text in one language; here that must be said.
    /// </param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="ArgumentException">It was not read whole, or a member is out of its range; the message names it and the mend. Nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task UpdateAttributeAsync(DefinitionKey entity, AttributeMetadata attribute, bool mergeLabels = true, CancellationToken cancellationToken = default)
    {
        var body = UpdateBody.Of(attribute, nameof(EnumAttributeMetadata.OptionSet), nameof(EnumAttributeMetadata.GlobalOptionSet));
        AttributeRules.RequireRanges(attribute);
        await _requests.PutAsync(DefinitionAddress.Attribute(entity, attribute.LogicalName ?? (DefinitionKey)attribute.MetadataId!.Value), body, mergeLabels, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts JSON as it is in the place of the definition of the column that it names; otherwise as <see cref="UpdateAttributeAsync(DefinitionKey, AttributeMetadata, bool, CancellationToken)"/>.</summary>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="attribute">The whole definition, with its <c>LogicalName</c> or its <c>MetadataId</c>: what it does not say, the service resets.</param>
    /// <param name="mergeLabels">Keeps labels in languages that the definition does not name.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="ArgumentException">It is not an object, or names no column; nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public Task UpdateAttributeAsync(DefinitionKey entity, JsonElement attribute, bool mergeLabels = true, CancellationToken cancellationToken = default)
    {
        var body = DefinitionJson.Require(attribute);
        var column = NameIn(body, nameof(AttributeMetadata.LogicalName)) ?? NameIn(body, nameof(AttributeMetadata.MetadataId))
            ?? throw new ArgumentException("The definition names no column. Give it whole, with its LogicalName or its MetadataId.", nameof(attribute));
        return _requests.PutAsync(DefinitionAddress.Attribute(entity, column), body, mergeLabels, cancellationToken);
    }

    /// <summary>The same with JSON of another kind.</summary>
    /// <inheritdoc cref="UpdateAttributeAsync(DefinitionKey, JsonElement, bool, CancellationToken)"/>
    public Task UpdateAttributeAsync(DefinitionKey entity, JsonObject attribute, bool mergeLabels = true, CancellationToken cancellationToken = default) =>
        UpdateAttributeAsync(entity, JsonText.Read(attribute), mergeLabels, cancellationToken);

    /// <summary>Deletes a column with all its values: <c>DELETE EntityDefinitions(…)/Attributes(…)</c>. A lookup goes with its relationship.</summary>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="attribute">The column's logical name or its <c>MetadataId</c>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DataverseException">There is no such column (404), or something depends on it (400).</exception>
    public Task DeleteAttributeAsync(DefinitionKey entity, DefinitionKey attribute, CancellationToken cancellationToken = default) =>
        _requests.DeleteAsync(DefinitionAddress.Attribute(entity, attribute), cancellationToken);

    private static string? NameIn(JsonElement body, string member) => body.TryGetProperty(member, out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
}

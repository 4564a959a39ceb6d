namespace TypedDynamics.Metadata;

/// <content>Columns, read.</content>
public sealed partial class OrgMetadata
{
    private const string AttributeNames = "LogicalName,SchemaName,AttributeType,AttributeTypeName,DisplayName";

    /// <summary>The columns of a table: <c>GET EntityDefinitions(…)/Attributes/Microsoft.Dynamics.CRM.MoneyAttributeMetadata</c>.</summary>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="kind">Columns of that kind only; null for all.</param>
    /// <param name="includeDetails">All members of the definitions, and the options of choices. Otherwise names, types and labels.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataverseException">There is no such table (status 404).</exception>
    public async Task<IReadOnlyList<AttributeMetadata>> ListAttributesAsync(DefinitionKey entity, AttributeKind? kind = null, bool includeDetails = false, CancellationToken cancellationToken = default)
    {
        var attributes = await QueryAttributesAsync(entity, kind, includeDetails ? null : AttributeNames, expand: includeDetails ? null : "", cancellationToken: cancellationToken).ConfigureAwait(false);
        return includeDetails && !AttributeTypes.HasOptions(kind)
            ? await OptionLoading.AddAsync(_requests, DefinitionAddress.Attributes(entity), attributes, cancellationToken).ConfigureAwait(false)
            : attributes;
    }

    /// <summary>The columns of a table, by OData's own text.</summary>
    /// <remarks>
    /// The service filters by plain and enumerated members (<c>IsCustomAttribute eq true</c>, <c>RequiredLevel/Value eq Microsoft.Dynamics.CRM.AttributeRequiredLevel'ApplicationRequired'</c>), not by
    /// functions on texts (501) nor by labels. Members of one kind can be selected only with that kind.
    /// </remarks>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="kind">Columns of that kind only; null for all.</param>
    /// <param name="select"><c>$select</c>; null for all members.</param>
    /// <param name="filter"><c>$filter</c>; null for all columns.</param>
    /// <param name="expand"><c>$expand</c>; null for the options where <paramref name="kind"/> is one of choices, empty for nothing.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataverseException">There is no such table (status 404), or the service does not understand a text (400, 501).</exception>
    public async Task<IReadOnlyList<AttributeMetadata>> QueryAttributesAsync(
        DefinitionKey entity, AttributeKind? kind = null, string? select = null, string? filter = null, string? expand = null, CancellationToken cancellationToken = default)
    {
        var cast = AttributeTypes.CastTo(kind);
        var query = new DefinitionQuery(DefinitionAddress.Attributes(entity) + cast)
        {
            Select = select,
            Filter = (AttributeTypes.FilterOf(kind), string.IsNullOrWhiteSpace(filter)) switch
            {
                ({ } type, false) => $"{type} and ({filter})",
                ({ } type, true) => type,
                _ => filter,
            },
            Expand = expand ?? (AttributeTypes.HasOptions(kind) ? AttributeTypes.Options : null),
        };
        var lines = await _requests.ListAsync(query.ToString(), pageSize: null, cancellationToken).ConfigureAwait(false);
        return lines.ConvertAll(line => AttributeTypes.Read(line, cast));
    }

    /// <summary>A column of a table, as the class of its kind, with the options of a choice.</summary>
    /// <remarks>Two requests where something is selected or expanded, and for a choice: first its type is asked for, then it is read by that.</remarks>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="attribute">The column's logical name or its <c>MetadataId</c>.</param>
    /// <param name="select"><c>$select</c>; null for all members.</param>
    /// <param name="expand"><c>$expand</c>; null for the options of a choice, empty for nothing.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataverseException">There is no such table or column (status 404), or the service does not understand a text.</exception>
    public async Task<AttributeMetadata> GetAttributeAsync(DefinitionKey entity, DefinitionKey attribute, string? select = null, string? expand = null, CancellationToken cancellationToken = default)
    {
        var address = DefinitionAddress.Attribute(entity, attribute);
        var isShaped = select is not null || !string.IsNullOrEmpty(expand);
        var told = await _requests.GetAsync(new DefinitionQuery(address) { Select = isShaped ? "LogicalName,AttributeType" : null }.ToString(), cancellationToken).ConfigureAwait(false);
        var type = DerivedType.Of(told);
        if (!isShaped && (expand is not null || !AttributeTypes.HasOptions(type))) return AttributeTypes.Read(told);
        var cast = AttributeTypes.CastTo(type);
        var query = new DefinitionQuery(address + cast) { Select = select, Expand = expand ?? (AttributeTypes.HasOptions(type) ? AttributeTypes.Options : null) };
        return AttributeTypes.Read(await _requests.GetAsync(query.ToString(), cancellationToken).ConfigureAwait(false), cast);
    }

    /// <summary>A column of a table, or nothing; otherwise as <see cref="GetAttributeAsync"/>.</summary>
    /// <param name="entity">The table's logical name or its <c>MetadataId</c>.</param>
    /// <param name="attribute">The column's logical name or its <c>MetadataId</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<AttributeMetadata?> FindAttributeAsync(DefinitionKey entity, DefinitionKey attribute, CancellationToken cancellationToken = default) =>
        Absent.Null(GetAttributeAsync(entity, attribute, cancellationToken: cancellationToken));
}

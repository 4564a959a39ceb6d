namespace TypedDynamics.Metadata;

/// <summary>Asks for many tables with their columns and options in few requests.</summary>
internal sealed class EntityLoading(MetadataRequests requests)
{
    // Conditions joined by or that the service takes of definitions.
    private const int NamesInARequest = 10;

    /// <param name="names">Logical names; null for all.</param>
    /// <param name="filter">What holds for all, where all are asked for.</param>
    /// <param name="includeOptions">With the options of choices.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<EntityMetadata>> LoadAsync(IReadOnlyList<string>? names, string? filter, bool includeOptions, CancellationToken cancellationToken)
    {
        if (names is null) return await LoadPartAsync(null, filter, includeOptions, cancellationToken).ConfigureAwait(false);
        var entities = new List<EntityMetadata>();
        foreach (var part in names.Chunk(NamesInARequest))
            entities.AddRange(await LoadPartAsync(part, null, includeOptions, cancellationToken).ConfigureAwait(false));
        return entities;
    }

    private async Task<List<EntityMetadata>> LoadPartAsync(string[]? names, string? filter, bool includeOptions, CancellationToken cancellationToken)
    {
        var condition = names is null ? filter : string.Join(" or ", names.Select(static name => $"LogicalName eq '{name}'"));
        var query = new DefinitionQuery(DefinitionAddress.Entities) { Filter = condition, Expand = nameof(EntityMetadata.Attributes) };
        var entities = (await requests.ListAsync(query.ToString(), pageSize: null, cancellationToken).ConfigureAwait(false)).ConvertAll(static line => new EntityMetadata(line));
        if (!includeOptions) return entities;
        var changes = await new ChangesReading(requests).ReadAsync(OptionsOf(names), cancellationToken).ConfigureAwait(false);
        var options = changes.Entities.ToDictionary(static entity => entity.LogicalName!, StringComparer.Ordinal);
        return entities.ConvertAll(entity => options.TryGetValue(entity.LogicalName!, out var told) && told.Has(nameof(EntityMetadata.Attributes))
            ? entity.WithRead(OptionLoading.Add(entity.Attributes, told.Attributes.Select(static attribute => attribute.Json)))
            : entity);
    }

    private static MetadataChangesQuery OptionsOf(string[]? names) => new()
    {
        Properties = ["LogicalName", "Attributes"],
        Criteria = names is null ? null : MetadataFilter.Any([.. names.Select(static name => MetadataCondition.Is("LogicalName", name))]),
        Attributes = new MetadataPart
        {
            Properties = ["LogicalName", "OptionSet"],
            Criteria = MetadataFilter.Any([.. s_choices.Select(static type => MetadataCondition.Is("AttributeType", type))]),
        },
    };

    // Multi-select choices are virtual.
    private static readonly AttributeTypeCode[] s_choices = [AttributeTypeCode.Picklist, AttributeTypeCode.State, AttributeTypeCode.Status, AttributeTypeCode.Boolean, AttributeTypeCode.Virtual];
}

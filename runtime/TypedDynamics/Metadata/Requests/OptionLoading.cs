using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>
/// Brings columns the options of their choices, which the service tells only where columns are narrowed to their type and <c>OptionSet</c> is expanded.
/// </summary>
internal static class OptionLoading
{
    /// <param name="requests">Asks.</param>
    /// <param name="columns">The address of the table's columns.</param>
    /// <param name="attributes">The columns, as they were told.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public static async Task<List<AttributeMetadata>> AddAsync(MetadataRequests requests, string columns, IReadOnlyList<AttributeMetadata> attributes, CancellationToken cancellationToken)
    {
        var types = attributes.Select(static attribute => DerivedType.Of(attribute.Json)).Where(AttributeTypes.HasOptions).Distinct();
        var told = await Task.WhenAll(types.Select(type => requests.ListAsync(
            new DefinitionQuery(columns + AttributeTypes.CastTo(type)) { Select = nameof(AttributeMetadata.LogicalName), Expand = AttributeTypes.Options }.ToString(),
            pageSize: null,
            cancellationToken))).ConfigureAwait(false);
        return Add(attributes, told.SelectMany(static lines => lines));
    }

    /// <param name="attributes">The columns, as they were told.</param>
    /// <param name="told">The same columns or some of them, with their options.</param>
    public static List<AttributeMetadata> Add(IEnumerable<AttributeMetadata> attributes, IEnumerable<JsonElement> told)
    {
        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var line in told)
            if (line.TryGetProperty(nameof(AttributeMetadata.LogicalName), out var name)) options[name.GetString()!] = line;
        return [.. attributes.Select(attribute => attribute.LogicalName is { } name && options.TryGetValue(name, out var line) ? AttributeTypes.Read(With(attribute.Json, line)) : attribute)];
    }

    private static JsonElement With(JsonElement attribute, JsonElement told)
    {
        var members = new NodeMembers(attribute);
        foreach (var navigation in AttributeTypes.Options.Split(','))
            if (told.TryGetProperty(navigation, out var options)) members = members.With(navigation, options);
        return members.Json;
    }
}

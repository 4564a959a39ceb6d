using System.Text.Json.Nodes;

namespace TypedDynamics.Tool.Pulling;

/// <summary>One table's definition, whole: what the service tells in several answers, put together.</summary>
internal static class TableRequests
{
    private const string Namespace = "Microsoft.Dynamics.CRM.";

    // Options come with a cast only, and each cast gives the columns of just that type.
    private static readonly string[] s_typesWithOptions =
    [
        "PicklistAttributeMetadata", "MultiSelectPicklistAttributeMetadata", "StateAttributeMetadata", "StatusAttributeMetadata", "BooleanAttributeMetadata",
    ];

    /// <summary>The definition with attributes, their option sets inline, keys and relationships, as served.</summary>
    public static async Task<JsonObject> ReadAsync(MetadataClient client, string logicalName, CancellationToken cancellationToken)
    {
        var address = $"EntityDefinitions(LogicalName='{logicalName}')";
        var definition = await client.GetJsonAsync($"{address}?$expand=Attributes,Keys,OneToManyRelationships,ManyToOneRelationships,ManyToManyRelationships", cancellationToken).ConfigureAwait(false);
        if (definition["Attributes"] is not JsonArray attributes) throw MetadataClient.Malformed(address, "it has no 'Attributes'");
        if ((string?)definition["LogicalName"] != logicalName) throw MetadataClient.Malformed(address, "it is another table's");

        var columns = ReadableAnswer.Shaped(logicalName, () => attributes.Select(static column => column as JsonObject ?? throw new FormatException("a column is no object"))
            .Where(static column => column["LogicalName"] is not null).ToDictionary(static column => (string)column["LogicalName"]!, StringComparer.Ordinal));
        var casts = await Task.WhenAll(s_typesWithOptions
            .Where(type => columns.Values.Any(column => (string?)column["@odata.type"] == $"#{Namespace}{type}"))
            .Select(type => client.GetRowsAsync($"{address}/Attributes/{Namespace}{type}?$select=LogicalName&$expand=OptionSet,GlobalOptionSet", cancellationToken))).ConfigureAwait(false);
        foreach (var options in casts.SelectMany(static rows => rows)) AddOptions(columns, options);
        return definition;
    }

    /// <summary>The columns that are of a type with options, and of which the org told none.</summary>
    public static IEnumerable<string> WithoutOptions(JsonObject definition) =>
        from column in (definition["Attributes"] as JsonArray ?? []).OfType<JsonObject>()
        where s_typesWithOptions.Any(type => (string?)column["@odata.type"] == $"#{Namespace}{type}") && column["OptionSet"] is null && column["GlobalOptionSet"] is null
        select (string)column["LogicalName"]!;

    private static void AddOptions(Dictionary<string, JsonObject> columns, JsonObject options)
    {
        // A column that came in the moment between the two answers is found by the next pull.
        if ((string?)options["LogicalName"] is not { } name || !columns.TryGetValue(name, out var column)) return;
        foreach (var member in new[] { "OptionSet", "GlobalOptionSet" })
        {
            column.Remove(member);
            column.Add(member, options[member]?.DeepClone());
        }
    }
}

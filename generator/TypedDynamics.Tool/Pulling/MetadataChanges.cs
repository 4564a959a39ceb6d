using System.Text.Json.Nodes;

namespace TypedDynamics.Tool.Pulling;

/// <summary>What changed in the schema since a stamp.</summary>
/// <param name="Stamp">The one for the next time.</param>
/// <param name="Tables">Tables of which something is new or changed.</param>
/// <param name="DeletedIds">Ids of tables, columns, relationships, labels and options that are gone.</param>
internal sealed record MetadataChanges(string Stamp, IReadOnlySet<string> Tables, IReadOnlyList<Guid> DeletedIds)
{
    // Only what changed comes back, so all of it may.
    private const string WholeQuery = """{"Properties":{"AllProperties":true,"PropertyNames":[]},"AttributeQuery":{"Properties":{"AllProperties":true,"PropertyNames":[]}},"RelationshipQuery":{"Properties":{"AllProperties":true,"PropertyNames":[]}},"KeyQuery":{"Properties":{"AllProperties":true,"PropertyNames":[]}}}""";

    private const string NamesQuery = """{"Properties":{"AllProperties":false,"PropertyNames":["LogicalName"]}}""";

    /// <summary>The stamp of now.</summary>
    public static async Task<string?> StampAsync(MetadataClient client, CancellationToken cancellationToken) =>
        (string?)(await client.GetJsonAsync($"RetrieveMetadataChanges(Query=@q)?@q={Uri.EscapeDataString(NamesQuery)}", cancellationToken).ConfigureAwait(false))["ServerVersionStamp"];

    public static async Task<MetadataChanges> SinceAsync(MetadataClient client, string stamp, CancellationToken cancellationToken)
    {
        const string Function = "RetrieveMetadataChanges(Query=@q,ClientVersionStamp=@s,DeletedMetadataFilters=@f)";
        var literal = Uri.EscapeDataString($"'{stamp.Replace("'", "''", StringComparison.Ordinal)}'");
        var filter = Uri.EscapeDataString("Microsoft.Dynamics.CRM.DeletedMetadataFilters'All'");
        var answer = await client.GetJsonAsync($"{Function}?@q={Uri.EscapeDataString(WholeQuery)}&@s={literal}&@f={filter}", cancellationToken).ConfigureAwait(false);
        if ((string?)answer["ServerVersionStamp"] is not { } next || answer["EntityMetadata"] is not JsonArray tables) throw MetadataClient.Malformed(Function, "it has no stamp, or no tables");
        return new(next, tables.Select(static table => (string?)table?["LogicalName"]).OfType<string>().ToHashSet(StringComparer.Ordinal), [.. Deleted(answer["DeletedMetadata"])]);
    }

    private static IEnumerable<Guid> Deleted(JsonNode? deleted) =>
        from list in deleted?["Values"] as JsonArray ?? []
        from id in list?["Items"] as JsonArray ?? []
        where Guid.TryParse((string?)id, out _)
        select Guid.Parse((string)id!);
}

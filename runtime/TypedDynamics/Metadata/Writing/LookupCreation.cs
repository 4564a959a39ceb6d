using System.Text.Json;
using TypedDynamics.Serialization;

namespace TypedDynamics.Metadata;

/// <summary>Makes lookups of several tables, once.</summary>
internal sealed class LookupCreation(MetadataRequests requests)
{
    public Task<NewLookup> MakeAsync(string action, LookupAttributeMetadata lookup, IReadOnlyList<OneToManyRelationshipMetadata> relationships, CancellationToken cancellationToken)
    {
        Require(lookup, relationships);
        var body = Body(lookup, relationships);
        var (table, column) = (relationships[0].ReferencingEntity!, SchemaRules.LogicalName(lookup.SchemaName!));
        return new DefinitionCreation(requests).MakeAsync(
            async token => Read(action, await requests.PostAsync(action, body, isRepeatable: false, token).ConfigureAwait(false)),
            token => FindAsync(table, column, lookup, relationships, token),
            $"the lookup '{lookup.SchemaName}' of '{table}'",
            cancellationToken);
    }

    private static void Require(LookupAttributeMetadata lookup, IReadOnlyList<OneToManyRelationshipMetadata> relationships)
    {
        ArgumentNullException.ThrowIfNull(lookup);
        ArgumentNullException.ThrowIfNull(relationships);
        SchemaRules.RequireName(lookup.SchemaName, "LookupAttributeMetadata.SchemaName");
        SchemaRules.RequireLabel(lookup.DisplayName, "LookupAttributeMetadata.DisplayName");
        if (relationships.Count == 0 || relationships.DistinctBy(static relationship => relationship?.ReferencingEntity).Count() != 1)
            throw new ArgumentException("The lookup's relationships are none, or of different tables at the N end. Give one for each table that it refers to, all with the same ReferencingEntity.", nameof(relationships));
        foreach (var relationship in relationships) SchemaRules.Require(relationship);
    }

    // The lookup stands beside the relationships here, and all are told by the twins of their types.
    private JsonElement Body(LookupAttributeMetadata lookup, IReadOnlyList<OneToManyRelationshipMetadata> relationships)
    {
        var members = new List<KeyValuePair<string, JsonElement>>
        {
            new("OneToManyRelationships", NodeValues.List(relationships, static relationship => Twin(relationship))),
            new("Lookup", Twin(lookup)),
        };
        if (requests.Connection.Options?.Solution is { } solution) members.Add(new("SolutionUniqueName", NodeValues.Of(solution)));
        return NodeValues.Object(members);
    }

    private static JsonElement Twin(MetadataNode node) => NodeValues.Object(node.Json.EnumerateObject()
        .Where(static member => member.Name != nameof(OneToManyRelationshipMetadata.Lookup))
        .Select(member => member.Name == WireNames.Type ? new(member.Name, NodeValues.Of(DerivedType.ComplexOf(node.Json))) : KeyValuePair.Create(member.Name, member.Value)));

    private static NewLookup Read(string action, JsonElement? answer) =>
        answer is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("AttributeId", out var id) && json.TryGetProperty("RelationshipIds", out var ids)
            ? new(id.GetGuid(), [.. ids.EnumerateArray().Select(static each => each.GetGuid())])
            : throw new MalformedResponseException($"The answer to {action} names no ids of what was made.");

    private async Task<Found<NewLookup>?> FindAsync(string table, string column, LookupAttributeMetadata lookup, IReadOnlyList<OneToManyRelationshipMetadata> relationships, CancellationToken cancellationToken)
    {
        if (await requests.FindStrongAsync(DefinitionAddress.Attribute(table, column), cancellationToken).ConfigureAwait(false) is not { } there) return null;
        var isAsWanted = NodeNames(there, nameof(lookup.SchemaName)) == lookup.SchemaName;
        var ids = new List<Guid>();
        foreach (var relationship in relationships)
        {
            var found = await requests.FindStrongAsync(DefinitionAddress.Relationship(relationship.SchemaName!), cancellationToken).ConfigureAwait(false);
            isAsWanted &= found is { } json && Containment.Holds(json, relationship.Json);
            if (found is { } made) ids.Add(IdOf(made));
        }

        return new(new(IdOf(there), ids), isAsWanted);
    }

    private static Guid IdOf(JsonElement json) => json.GetProperty(nameof(MetadataBase.MetadataId)).GetGuid();

    private static string? NodeNames(JsonElement json, string member) => json.TryGetProperty(member, out var name) ? name.GetString() : null;
}

using System.Text.Json;
using TypedDynamics;
using TypedDynamics.Metadata;

namespace ConnectorActions;

/// <summary>The same actions over tables that are known only when the program runs.</summary>
internal sealed class ByName(Crm crm)
{
    public Task<List<Record>> QueryEntitiesAsync(string table, string select, string filter) => crm.Table(table).Select(select).Filter(filter).OrderBy("createdon desc").ToListAsync();

    public Task<Page<Record>> QueryEntitiesByPageAsync(string table, string? next) => crm.Table(table).WithPageSize(100).ToPageAsync(next);

    public Task<Record?> GetEntityAsync(string table, string key) => crm.Table(table).Expand("primarycontactid($select=fullname)").FindAsync(key);

    public Task<Guid> CreateEntityAsync(string table, Dictionary<string, object?> values) => crm.Table(table).CreateAsync(values);

    public Task UpdateEntityAsync(string table, string key, Dictionary<string, object?> values) => crm.Table(table).UpdateAsync(key, values);

    public Task<UpsertOutcome> UpsertEntityAsync(string table, string key, Dictionary<string, object?> values) => crm.Table(table).UpsertAsync(key, values);

    public Task DeleteEntityAsync(string table, string key) => crm.Table(table).DeleteAsync(key);

    public async Task<IReadOnlyList<BatchItem<BatchOutcome>>> RunBatchOperationsAsync(string json)
    {
        var batch = crm.CreateBatch();
        var items = batch.AddJson(json);
        await batch.SendAsync(continueOnError: true);
        return items;
    }

    public Task<List<Record>> RunFetchXmlQueryAsync(string table, string xml) => crm.Fetch(table, xml).WithAnnotations("*").ToListAsync();

    public Task<IReadOnlyList<EntityMetadata>> ListEntityTypesAsync(int pageSize) => crm.Metadata.ListEntityTypesAsync(pageSize);

    public Task<Page<EntityMetadata>> ListEntityTypesByPageAsync(string? next) => crm.Metadata.ListEntityTypesPageAsync(next, pageSize: 5000);

    public Task<IReadOnlyList<EntityMetadata>> ListEntitiesAsync(bool includeCustom, bool topLevelOnly, bool includeDetails) => crm.Metadata.ListEntitiesAsync(includeCustom, topLevelOnly, includeDetails);

    public Task<EntityMetadata> GetEntityMetadataAsync(string name, bool byLogicalName = true) => byLogicalName ? crm.Metadata.GetEntityAsync(name) : crm.Metadata.GetEntityBySetAsync(name);

    public Task<IReadOnlyList<EntityMetadata>> GetEntitiesMetadataAsync(string filter, bool includeAllCustom, bool topLevelOnly) =>
        crm.Metadata.GetEntitiesAsync(filter.Split(','), includeAllCustom, topLevelOnly);

    public Task<IReadOnlyList<AttributeMetadata>> ListAttributesAsync(string entityId, string? type, bool includeDetails) => crm.Metadata.ListAttributesAsync(entityId, KindOf(type), includeDetails);

    public Task<IReadOnlyList<AttributeMetadata>> QueryAttributesAsync(string entityId, string? type, string select, string filter, string? expand) =>
        crm.Metadata.QueryAttributesAsync(entityId, KindOf(type), select, filter, expand);

    public Task<AttributeMetadata> GetAttributeAsync(string entityId, string attributeId, string? select, string? expand) => crm.Metadata.GetAttributeAsync(entityId, attributeId, select, expand);

    public Task<Guid> CreateAttributeAsync(string entityId, string body) => crm.Metadata.CreateAttributeAsync(entityId, JsonElement.Parse(body));

    public Task UpdateAttributeAsync(string entityId, JsonElement body) => crm.Metadata.UpdateAttributeAsync(entityId, body);

    public async Task<JsonElement> RawRequestAsync(string path)
    {
        using var answer = await crm.SendAsync(new RawRequest(HttpMethod.Get, path));
        return await answer.ReadJsonAsync() ?? throw new InvalidDataException("The answer is empty.");
    }

    private static AttributeKind? KindOf(string? type) => type is null ? null : Enum.Parse<AttributeKind>(type, ignoreCase: true);
}

using System.Text.Json;
using TypedDynamics;

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

    public async Task<JsonElement> RawRequestAsync(string path)
    {
        using var answer = await crm.SendAsync(new RawRequest(HttpMethod.Get, path));
        return await answer.ReadJsonAsync() ?? throw new InvalidDataException("The answer is empty.");
    }
}

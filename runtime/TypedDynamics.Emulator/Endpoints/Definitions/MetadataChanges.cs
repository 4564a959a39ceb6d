using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Schema;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary><c>RetrieveMetadataChanges</c>: definitions that meet a query; with a stamp of an earlier answer those alone that have changed since, and the ids of those that are gone.</summary>
internal static class MetadataChanges
{
    private static readonly (string Filter, int Flag, DefinitionKind[] Kinds)[] s_deleted =
    [
        ("Default", 1, [DefinitionKind.Entity]),
        ("Attribute", 2, [DefinitionKind.Attribute]),
        ("Relationship", 4, [DefinitionKind.Relationship]),
        ("Label", 8, []),
        ("OptionSet", 16, [DefinitionKind.OptionSet]),
    ];

    public static Answer Read(Call call, Target target)
    {
        var query = QueryOf(call);
        var given = FunctionArguments.Find(call, "ClientVersionStamp");
        var filters = FiltersOf(FunctionArguments.Find(call, "DeletedMetadataFilters"));
        var (stamp, changes) = call.Service.Database.Read(connection =>
        {
            var now = VersionStamp.Of(connection, call.Service.Clock.GetUtcNow());
            return (now, given is null ? null : SchemaChanges.Since(connection, now.Since(given)));
        });
        return call.Result("RetrieveMetadataChanges", json =>
        {
            json.WriteString("ServerVersionStamp", stamp.ToString());
            WriteDeleted(json, changes, filters);
            new ChangedEntities(json, query, changes).Write(call.Org.Catalog.Entities);
        });
    }

    private static JsonElement? QueryOf(Call call)
    {
        if (FunctionArguments.Find(call, "Query") is not { } text)
            return null;
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException e)
        {
            throw ODataErrors.BadRequest("The argument 'Query' is not JSON: " + e.Message);
        }
    }

    private static int FiltersOf(string? names)
    {
        if (names is null)
            return 0;
        return names.Split(',', StringSplitOptions.TrimEntries).Aggregate(0, static (flags, name) => flags | (name == "All" ? 31 : int.TryParse(name, out var number) ? number : s_deleted.FirstOrDefault(each => each.Filter == name).Flag));
    }

    private static void WriteDeleted(Utf8JsonWriter json, Dictionary<Guid, (DefinitionKind Kind, bool IsDeleted)>? changes, int filters)
    {
        var gone = s_deleted.Where(each => (filters & each.Flag) != 0 && changes is not null)
            .Select(each => (each.Filter, Ids: changes!.Where(change => change.Value.IsDeleted && each.Kinds.Contains(change.Value.Kind)).Select(static change => change.Key).Order().ToList()))
            .Where(static each => each.Ids.Count > 0).ToList();
        json.WriteStartObject("DeletedMetadata");
        json.WriteNumber("Count", gone.Count);
        json.WriteBoolean("IsReadOnly", false);
        json.WriteStartArray("Keys");
        gone.ForEach(each => json.WriteStringValue(each.Filter));
        json.WriteEndArray();
        json.WriteStartArray("Values");
        foreach (var (_, ids) in gone)
        {
            json.WriteStartObject();
            json.WriteStartArray("Items");
            ids.ForEach(id => json.WriteStringValue(id));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

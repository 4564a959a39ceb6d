using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>Makes alternate keys. Their index is built afterwards, as the service does it: until then the key waits, and no row is found by it.</summary>
internal sealed class KeyMaking(SchemaEdit edit)
{
    private const int MostKeys = 10;

    private static readonly string[] s_types = ["StringType", "IntegerType", "DecimalType", "DateTimeType", "LookupType", "PicklistType", "CustomerType"];

    public Guid Make(string table, JsonObject sent)
    {
        var schemaName = Payload.RequireSchemaName(sent);
        var entity = edit.Entity(table);
        if (entity.Objects("Keys").Any(key => key.Text("LogicalName") == schemaName.ToLowerInvariant()))
            throw DefinitionErrors.AlreadyThere("An entity key", schemaName);
        if (entity.Objects("Keys").Count() >= MostKeys)
            throw DefinitionErrors.Invalid($"The entity '{table}' has {MostKeys} keys, which is the most that it may have.");
        var names = (sent["KeyAttributes"] as JsonArray ?? []).Select(static each => each!.GetValue<string>()).ToList();
        if (names.Count == 0)
            throw DefinitionErrors.Invalid("Required field 'KeyAttributes' is missing: the logical names of the key's attributes.");
        if (names.GroupBy(static name => name).FirstOrDefault(static group => group.Count() > 1) is { } twice)
            throw DefinitionErrors.Invalid($"The key '{schemaName}' names the attribute '{twice.Key}' twice.");
        foreach (var name in names)
            RequireKeyColumn(table, entity, name);
        var key = Template.Of(DefinitionTypes.Key, Guid.NewGuid());
        Payload.Apply(key, sent, DefinitionTypes.Key, mergeLabels: false);
        key["LogicalName"] = schemaName.ToLowerInvariant();
        key["EntityLogicalName"] = table;
        key["IsManaged"] = false;
        key["IntroducedVersion"] = "1.0.0.0";
        key["EntityKeyIndexStatus"] = "Pending";
        key["AsyncJob"] = StableId.Of("job", key.Text("MetadataId")!).ToString("D");
        edit.Change(table, each => each.Add("Keys", key.DeepClone().AsObject(), "LogicalName"));
        return Guid.Parse(key.Text("MetadataId")!);
    }

    /// <summary>Ends the building of an index.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The key's logical name.</param>
    /// <param name="status">What became of it: <c>Active</c>, or <c>Failed</c> where rows have the same values.</param>
    public void Finish(string table, string key, string status)
    {
        var columns = edit.Entity(table).Objects("Keys").First(each => each.Text("LogicalName") == key)["KeyAttributes"]!.AsArray().Select(static each => each!.GetValue<string>());
        if (status == "Active")
            edit.Csdl.AddKey(table, PropertiesOf(table, columns));
        SetStatus(table, key, status);
    }

    /// <summary>Has the index of a key built again.</summary>
    public void Reactivate(string table, string key)
    {
        var found = edit.Entity(table).Objects("Keys").FirstOrDefault(each => each.Text("LogicalName") == key) ?? throw DefinitionErrors.NotThere("EntityKeyMetadata", key);
        if (found.Text("EntityKeyIndexStatus") == "Failed")
            SetStatus(table, key, "Pending");
    }

    public void Remove(string table, JsonObject key)
    {
        var columns = key["KeyAttributes"]!.AsArray().Select(static each => each!.GetValue<string>()).ToList();
        if (key.Text("EntityKeyIndexStatus") == "Active")
            edit.Csdl.RemoveKey(table, PropertiesOf(table, columns));
        var name = key.Text("LogicalName");
        edit.Change(table, entity => entity.RemoveAll("Keys", each => each.Text("LogicalName") == name));
    }

    private void SetStatus(string table, string key, string status) =>
        edit.Change(table, entity =>
        {
            if (entity.Objects("Keys").FirstOrDefault(each => each.Text("LogicalName") == key) is { } found)
                found["EntityKeyIndexStatus"] = status;
        });

    private IEnumerable<string> PropertiesOf(string table, IEnumerable<string> columns) =>
        columns.Select(column => edit.Entity(table).Attribute(column)?.Text("@odata.type")?.EndsWith(".LookupAttributeMetadata", StringComparison.Ordinal) == true ? $"_{column}_value" : column).ToList();

    private static void RequireKeyColumn(string table, JsonObject entity, string name)
    {
        var attribute = entity.Attribute(name) ?? throw DefinitionErrors.NoColumn(table, name);
        var type = (attribute["AttributeTypeName"] as JsonObject)?.Text("Value");
        if (!s_types.Contains(type))
            throw DefinitionErrors.Invalid($"The attribute '{name}' of type {type} cannot be part of a key. A key has attributes of the types {string.Join(", ", s_types)}.");
    }
}

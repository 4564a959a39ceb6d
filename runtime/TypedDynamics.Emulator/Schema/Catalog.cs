using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Schema.Drafting;

namespace TypedDynamics.Emulator.Schema;

/// <summary>The definitions of an organization: those that its documents hold, and for tables without one what follows from the CSDL.</summary>
internal sealed class Catalog(Org org)
{
    private readonly Lazy<FrozenDictionary<string, JsonElement>> _entities = new(() => ReadEntities(org));
    private readonly Lazy<FrozenDictionary<string, JsonElement>> _relationships = new(() => ReadRelationships(org));
    private readonly Lazy<FrozenDictionary<string, JsonElement>> _optionSets = new(() => ReadOptionSets(org));

    /// <summary>Tables, by logical name.</summary>
    public IEnumerable<JsonElement> Entities => InOrder(_entities.Value);

    /// <summary>Relationships of both kinds, each once, by schema name.</summary>
    public IEnumerable<JsonElement> Relationships => InOrder(_relationships.Value);

    /// <summary>Choices that several columns may share, by name.</summary>
    public IEnumerable<JsonElement> OptionSets => InOrder(_optionSets.Value);

    /// <summary>The languages that labels of tables have texts in.</summary>
    public IEnumerable<int> Languages => Entities
        .SelectMany(static entity => entity.Member("DisplayName")?.Items("LocalizedLabels") ?? [])
        .Select(static label => label.Number("LanguageCode")).OfType<int>().Append(Labels.Language).Distinct().Order();

    public JsonElement? Entity(string logicalName) => Find(_entities.Value, logicalName);

    public JsonElement? Attribute(string table, string logicalName) =>
        Entity(table)?.Items("Attributes").Select(static attribute => (JsonElement?)attribute).FirstOrDefault(attribute => attribute!.Value.Text("LogicalName") == logicalName);

    public JsonElement? Relationship(string schemaName) => Find(_relationships.Value, schemaName);

    public JsonElement? OptionSet(string name) => Find(_optionSets.Value, name);

    private static JsonElement? Find(FrozenDictionary<string, JsonElement> all, string name) => all.TryGetValue(name, out var found) ? found : null;

    private static IEnumerable<JsonElement> InOrder(FrozenDictionary<string, JsonElement> all) => all.OrderBy(static each => each.Key, StringComparer.Ordinal).Select(static each => each.Value);

    private static FrozenDictionary<string, JsonElement> ReadEntities(Org org)
    {
        var read = org.Documents.Definitions.Values.AsParallel().Select(static document => document.Json).ToDictionary(static entity => entity.NameOf("LogicalName"));
        var drafting = new EntityDrafting(org);
        foreach (var table in org.Tables.Where(table => table.SetName is not null && !read.ContainsKey(table.LogicalName)))
            read.Add(table.LogicalName, JsonSerializer.SerializeToElement(drafting.Draft(table)));
        return read.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, JsonElement> ReadRelationships(Org org)
    {
        string[] kinds = ["OneToManyRelationships", "ManyToOneRelationships", "ManyToManyRelationships"];
        return org.Catalog.Entities.SelectMany(entity => kinds.SelectMany(kind => entity.Items(kind))).DistinctBy(static each => each.NameOf("SchemaName")).ToFrozenDictionary(static each => each.NameOf("SchemaName"), StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, JsonElement> ReadOptionSets(Org org)
    {
        var own = org.Documents.OptionSets.Values.Select(static document => document.Json);
        var used = org.Catalog.Entities.SelectMany(static entity => entity.Items("Attributes"))
            .SelectMany(static attribute => ImmutableArray.Create(attribute.Member("GlobalOptionSet"), attribute.Member("OptionSet")))
            .OfType<JsonElement>().Where(static set => set.Flag("IsGlobal") == true);
        return own.Concat(used).DistinctBy(static set => set.NameOf("Name")).ToFrozenDictionary(static set => set.NameOf("Name"), StringComparer.Ordinal);
    }
}

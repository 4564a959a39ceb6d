using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Schema.Drafting;

namespace TypedDynamics.Emulator.Schema;

/// <summary>The definitions of an organization: those that its documents hold, and for tables without one what follows from the CSDL.</summary>
internal sealed class Catalog(Org org)
{
    private readonly Lazy<Index> _entities = new(() => new(ReadEntities(org), "LogicalName"));
    private readonly Lazy<Index> _relationships = new(() => new(ReadRelationships(org), "SchemaName"));
    private readonly Lazy<Index> _optionSets = new(() => new(ReadOptionSets(org), "Name"));

    /// <summary>Tables, by logical name.</summary>
    public IEnumerable<JsonElement> Entities => _entities.Value.InOrder;

    /// <summary>Relationships of both kinds, each once, by schema name.</summary>
    public IEnumerable<JsonElement> Relationships => _relationships.Value.InOrder;

    /// <summary>Choices that several columns may share, by name.</summary>
    public IEnumerable<JsonElement> OptionSets => _optionSets.Value.InOrder;

    /// <summary>The languages that labels of tables have texts in.</summary>
    public IEnumerable<int> Languages => Entities
        .SelectMany(static entity => entity.Member("DisplayName")?.Items("LocalizedLabels") ?? [])
        .Select(static label => label.Number("LanguageCode")).OfType<int>().Append(Labels.Language).Distinct().Order();

    public JsonElement? Entity(string logicalName) => _entities.Value.Find(logicalName);

    public JsonElement? Attribute(string table, string logicalName) =>
        Entity(table)?.Items("Attributes").Select(static attribute => (JsonElement?)attribute).FirstOrDefault(attribute => attribute!.Value.Text("LogicalName") == logicalName);

    public JsonElement? Relationship(string schemaName) => _relationships.Value.Find(schemaName);

    public JsonElement? OptionSet(string name) => _optionSets.Value.Find(name);

    private static IEnumerable<JsonElement> ReadEntities(Org org)
    {
        var read = org.Documents.Definitions.Values.AsParallel().Select(static document => document.Json).ToList();
        var defined = read.Select(static entity => entity.NameOf("LogicalName")).ToHashSet(StringComparer.Ordinal);
        var drafting = new EntityDrafting(org);
        return read.Concat(org.Tables.Where(table => table.SetName is not null && !defined.Contains(table.LogicalName)).Select(table => JsonSerializer.SerializeToElement(drafting.Draft(table))));
    }

    // Both tables show a relationship.
    private static IEnumerable<JsonElement> ReadRelationships(Org org) =>
        org.Catalog.Entities.SelectMany(static entity => RelationshipLists.All.SelectMany(list => entity.Items(list))).DistinctBy(static each => each.NameOf("SchemaName"));

    private static IEnumerable<JsonElement> ReadOptionSets(Org org)
    {
        var own = org.Documents.OptionSets.Values.Select(static document => document.Json);
        var used = org.Catalog.Entities.SelectMany(static entity => entity.Items("Attributes"))
            .SelectMany(static attribute => ImmutableArray.Create(attribute.Member("GlobalOptionSet"), attribute.Member("OptionSet")))
            .OfType<JsonElement>().Where(static set => set.Flag("IsGlobal") == true);
        return own.Concat(used).DistinctBy(static set => set.NameOf("Name"));
    }

    /// <summary>Definitions of one kind, by their names and in the order of them.</summary>
    private sealed class Index
    {
        private readonly FrozenDictionary<string, JsonElement> _byName;

        public Index(IEnumerable<JsonElement> definitions, string key)
        {
            InOrder = [.. definitions.OrderBy(definition => definition.NameOf(key), StringComparer.Ordinal)];
            _byName = InOrder.ToFrozenDictionary(definition => definition.NameOf(key), StringComparer.Ordinal);
        }

        public ImmutableArray<JsonElement> InOrder { get; }

        public JsonElement? Find(string name) => _byName.TryGetValue(name, out var found) ? found : null;
    }
}

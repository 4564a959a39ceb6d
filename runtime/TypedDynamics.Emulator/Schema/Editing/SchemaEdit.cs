using System.Globalization;
using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>A change of the schema while it is made: copies of the documents that it touches, and in the end all documents anew.</summary>
/// <remarks>
/// What is made or removed is there at once. What is changed of what is there already waits for its publishing: it stands in an unpublished copy of the
/// definition, on which later changes build.
/// </remarks>
internal sealed class SchemaEdit(Org org, DateTimeOffset now)
{
    private readonly Copies _entities = new(org.Catalog.Entity);
    private readonly Copies _optionSets = new(org.Catalog.OptionSet);
    private readonly Copies _unpublished = new(name => org.Documents.Unpublished.TryGetValue(name, out var document) ? document.Json : null);
    private CsdlEdit? _csdl;

    /// <summary>When it happens, as definitions write it.</summary>
    public string Now { get; } = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public CsdlEdit Csdl => _csdl ??= new(org.Documents.Metadata.Content);

    /// <summary>The names of all tables, in the state that the change has reached.</summary>
    public IEnumerable<string> Tables => org.Catalog.Entities.Select(static entity => entity.NameOf("LogicalName")).Union(_entities.Changed).Where(HasTable);

    /// <summary>The highest object type code of all tables.</summary>
    public int HighestTypeCode => Tables.Max(table => _entities.IsCopied(table) ? Entity(table).Number("ObjectTypeCode") : org.Catalog.Entity(table)!.Value.Number("ObjectTypeCode")) ?? 0;

    /// <summary>Says of a column that is made what the service says of every one.</summary>
    public void Stamp(JsonObject column, string table, string schemaName)
    {
        column["LogicalName"] = schemaName.ToLowerInvariant();
        column["SchemaName"] = schemaName;
        column["EntityLogicalName"] = table;
        column["ColumnNumber"] = Entity(table).Objects("Attributes").Max(static each => each.Number("ColumnNumber")).GetValueOrDefault() + 1;
        column["IsManaged"] = false;
        column["IntroducedVersion"] = "1.0.0.0";
        column["CreatedOn"] = Now;
        column["ModifiedOn"] = Now;
    }

    public bool HasTable(string name) => _entities.IsCopied(name) ? _entities.Find(name) is not null : org.Catalog.Entity(name) is not null;

    /// <summary>A table's definition as it is published, to look at.</summary>
    /// <exception cref="ServiceError">There is no such table.</exception>
    public JsonObject Entity(string name) => _entities.Find(name) ?? throw DefinitionErrors.NoTable(name);

    /// <summary>A global choice as it is published, to look at.</summary>
    public JsonObject? OptionSet(string name) => _optionSets.Find(name);

    public JsonObject? OptionSetById(Guid id) => org.Catalog.OptionSets.Where(set => set.Id == id).Select(set => OptionSet(set.NameOf("Name"))).FirstOrDefault();

    public bool HasRelationship(string schemaName) =>
        org.Catalog.Relationship(schemaName) is not null
        || _entities.Changed.Where(HasTable).Any(table => RelationshipLists.All.Any(list => Entity(table).Objects(list).Any(each => each.Text("SchemaName") == schemaName)));

    /// <summary>A table's definition as it will be when it is published, to look at.</summary>
    public JsonObject LatestEntity(string name) => _unpublished.Find(UnpublishedTable(name)) ?? Entity(name);

    public void AddEntity(JsonObject entity) => _entities.Set(entity.Text("LogicalName")!, entity);

    public void RemoveEntity(string name)
    {
        _entities.Set(name, null);
        _unpublished.Set(UnpublishedTable(name), null);
    }

    public void AddOptionSet(JsonObject set) => _optionSets.Set(set.Text("Name")!, set);

    public void RemoveOptionSet(string name)
    {
        _optionSets.Set(name, null);
        _unpublished.Set(UnpublishedSet(name), null);
    }

    /// <summary>Changes a table's definition at once.</summary>
    public void Change(string table, Action<JsonObject> change)
    {
        var entity = Entity(table);
        change(entity);
        _entities.Set(table, entity);
        if (_unpublished.Find(UnpublishedTable(table)) is not { } waiting)
            return;
        change(waiting);
        _unpublished.Set(UnpublishedTable(table), waiting);
    }

    /// <summary>Changes what a table's definition will be when it is published.</summary>
    public void ChangeUnpublished(string table, Action<JsonObject> change) =>
        ChangeUnpublished(UnpublishedTable(table), Entity(table), change);

    /// <summary>Changes what a global choice will be when it is published.</summary>
    public void ChangeUnpublishedSet(string name, Action<JsonObject> change) =>
        ChangeUnpublished(UnpublishedSet(name), OptionSet(name) ?? throw DefinitionErrors.NotThere("OptionSet", name), change);

    /// <summary>Changes what waits of a global choice, where something does.</summary>
    public void ChangeWaitingSet(string name, Action<JsonObject> change)
    {
        if (_unpublished.Find(UnpublishedSet(name)) is not { } waiting)
            return;
        change(waiting);
        _unpublished.Set(UnpublishedSet(name), waiting);
    }

    /// <summary>Makes what waits the definition of a table.</summary>
    public void Publish(string table)
    {
        if (_unpublished.Find(UnpublishedTable(table)) is not { } waiting)
            return;
        if (HasTable(table))
            _entities.Set(table, waiting);
        _unpublished.Set(UnpublishedTable(table), null);
    }

    /// <summary>Makes what waits the definition of a global choice, in every column that has it.</summary>
    public void PublishSet(string name)
    {
        if (_unpublished.Find(UnpublishedSet(name)) is not { } waiting)
            return;
        if (OptionSet(name) is not null)
        {
            _optionSets.Set(name, waiting);
            foreach (var (table, column) in ColumnsWith(name).ToList())
                Change(table, entity => SetOptions(entity.Attribute(column)!, waiting));
        }

        _unpublished.Set(UnpublishedSet(name), null);
    }

    /// <summary>Publishes all that waits.</summary>
    public void PublishAll()
    {
        foreach (var key in org.Documents.Unpublished.Keys.Union(_unpublished.Changed).ToList())
        {
            var name = key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];
            if (key == UnpublishedTable(name))
                Publish(name);
            else
                PublishSet(name);
        }
    }

    /// <summary>The columns that have a global choice.</summary>
    public IEnumerable<(string Table, string Column)> ColumnsWith(string optionSet) =>
        from table in Tables
        where _entities.IsCopied(table) || Uses(table, optionSet)
        from attribute in Entity(table).Objects("Attributes")
        where attribute["OptionSet"] is JsonObject set && set.Flag("IsGlobal") && set.Text("Name") == optionSet
        select (table, attribute.Text("LogicalName")!);

    public SchemaDocuments Result() => org.Documents with
    {
        Metadata = _csdl is null ? org.Documents.Metadata : org.Documents.Metadata.With(_csdl.ToBytes()),
        Definitions = _entities.ApplyTo(org.Documents.Definitions),
        OptionSets = _optionSets.ApplyTo(org.Documents.OptionSets),
        Unpublished = _unpublished.ApplyTo(org.Documents.Unpublished),
    };

    public static void SetOptions(JsonObject attribute, JsonObject set)
    {
        attribute["OptionSet"] = set.DeepClone();
        attribute["GlobalOptionSet"] = set.DeepClone();
    }

    private static string UnpublishedTable(string name) => "definitions/" + name;

    private static string UnpublishedSet(string name) => "optionsets/" + name;

    private bool Uses(string table, string optionSet) =>
        org.Catalog.Entity(table)!.Value.Items("Attributes").Any(attribute => attribute.Member("OptionSet")?.Text("Name") == optionSet);

    private void ChangeUnpublished(string key, JsonObject published, Action<JsonObject> change)
    {
        var waiting = _unpublished.Find(key) ?? published.DeepClone().AsObject();
        change(waiting);
        _unpublished.Set(key, waiting);
    }
}

using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>Removes tables, columns, relationships and choices with all that hangs on them; what comes with the service stays.</summary>
internal sealed class Removal(SchemaEdit edit)
{
    public void Table(string name)
    {
        var entity = edit.Entity(name);
        if (!entity.Flag("IsCustomEntity"))
            throw DefinitionErrors.Invalid($"The entity '{name}' is not custom, and cannot be deleted.");
        foreach (var relationship in RelationshipsOf(entity).ToList())
            Relationship(relationship, keepsTable: name);
        // The table of the pairs of a relationship is gone with it.
        if (!edit.HasTable(name))
            return;
        edit.RemoveEntity(name);
        edit.Csdl.RemoveType(name);
    }

    public void Column(string table, string name)
    {
        var attribute = edit.Entity(table).Attribute(name) ?? throw DefinitionErrors.NoColumn(table, name);
        if (!attribute.Flag("IsCustomAttribute") || attribute.Flag("IsPrimaryId") || attribute.Flag("IsPrimaryName") || attribute.Text("AttributeOf") is not null || attribute.Text("CalculationOf") is not null)
            throw DefinitionErrors.Invalid($"The attribute '{name}' of '{table}' cannot be deleted: it is not a custom one of its own.");
        if (edit.Entity(table).Objects("Keys").FirstOrDefault(key => key["KeyAttributes"]!.AsArray().Any(each => each!.GetValue<string>() == name)) is { } key)
            throw DefinitionErrors.InUse($"The attribute '{name}'", $"the key '{key.Text("LogicalName")}'");
        foreach (var relationship in edit.Entity(table).Objects(RelationshipLists.ManyToOne).Where(each => each.Text("ReferencingAttribute") == name).Select(static each => each.DeepClone().AsObject()).ToList())
            Relationship(relationship, keepsColumn: true);
        Drop(table, name);
    }

    public void Relationship(JsonObject relationship) => Relationship(relationship, keepsTable: null);

    public void OptionSet(string name)
    {
        if (edit.ColumnsWith(name).Select(static each => (string?)$"{each.Table}.{each.Column}").FirstOrDefault() is { } user)
            throw DefinitionErrors.InUse($"The option set '{name}'", $"the attribute '{user}'");
        edit.RemoveOptionSet(name);
    }

    private static IEnumerable<JsonObject> RelationshipsOf(JsonObject entity) =>
        RelationshipLists.All.SelectMany(list => entity.Objects(list)).Select(static each => each.DeepClone().AsObject());

    /// <param name="relationship">The relationship.</param>
    /// <param name="keepsTable">A table that goes as a whole, so that its columns need not go one by one.</param>
    /// <param name="keepsColumn">Whether the caller removes the lookup itself.</param>
    private void Relationship(JsonObject relationship, string? keepsTable = null, bool keepsColumn = false)
    {
        var name = relationship.Text("SchemaName")!;
        if (keepsTable is null && !keepsColumn && !relationship.Flag("IsCustomRelationship"))
            throw DefinitionErrors.Invalid($"The relationship '{name}' is not custom, and cannot be deleted.");
        if (relationship.Text("RelationshipType") == "ManyToManyRelationship")
            RemovePairs(relationship, name);
        else
            RemoveLookup(relationship, name, keepsTable, keepsColumn);
    }

    private void RemovePairs(JsonObject relationship, string name)
    {
        var (one, two, intersect) = (relationship.Text("Entity1LogicalName")!, relationship.Text("Entity2LogicalName")!, relationship.Text("IntersectEntityName")!);
        foreach (var table in new[] { one, two }.Distinct().Where(edit.HasTable))
            edit.Change(table, entity => entity.RemoveAll(RelationshipLists.ManyToMany, each => each.Text("SchemaName") == name));
        edit.Csdl.RemoveNavigation(one, relationship.Text("Entity1NavigationPropertyName")!);
        edit.Csdl.RemoveNavigation(two, relationship.Text("Entity2NavigationPropertyName")!);
        if (!edit.HasTable(intersect))
            return;
        edit.RemoveEntity(intersect);
        edit.Csdl.RemoveType(intersect);
    }

    private void RemoveLookup(JsonObject relationship, string name, string? keepsTable, bool keepsColumn)
    {
        var (table, target, column) = (relationship.Text("ReferencingEntity")!, relationship.Text("ReferencedEntity")!, relationship.Text("ReferencingAttribute")!);
        if (edit.HasTable(table))
        {
            edit.Change(table, entity => entity.RemoveAll(RelationshipLists.ManyToOne, each => each.Text("SchemaName") == name));
            edit.Csdl.RemoveNavigation(table, relationship.Text("ReferencingEntityNavigationPropertyName")!);
        }

        if (edit.HasTable(target))
        {
            edit.Change(target, entity => entity.RemoveAll(RelationshipLists.OneToMany, each => each.Text("SchemaName") == name));
            edit.Csdl.RemoveNavigation(target, relationship.Text("ReferencedEntityNavigationPropertyName")!);
        }

        if (keepsColumn || table == keepsTable || !edit.HasTable(table) || edit.Entity(table).Attribute(column) is null)
            return;
        edit.Change(table, entity => Forget(entity.Attribute(column)!, target));
        if (edit.Entity(table).Attribute(column)!["Targets"] is not JsonArray { Count: > 0 })
            Drop(table, column);
    }

    private static void Forget(JsonObject lookup, string target)
    {
        if (lookup["Targets"] is JsonArray targets && targets.FirstOrDefault(each => each!.GetValue<string>() == target) is { } found)
            targets.Remove(found);
    }

    // A column goes with those that came with it.
    private void Drop(string table, string name)
    {
        var gone = edit.Entity(table).Objects("Attributes").Where(each => each.Text("LogicalName") == name || each.Text("AttributeOf") == name || each.Text("CalculationOf") == name).ToList();
        foreach (var attribute in gone)
        {
            var column = attribute.Text("LogicalName")!;
            if (attribute.Text("@odata.type") is { } type && DefinitionTypes.Find(type) is { } definition && ColumnType.Of(definition) is { } kind)
            {
                foreach (var (property, _) in kind.Properties(column))
                    edit.Csdl.RemoveProperty(table, property);
            }
        }

        var names = gone.ConvertAll(static attribute => attribute.Text("LogicalName"));
        edit.Change(table, entity => entity.RemoveAll("Attributes", each => names.Contains(each.Text("LogicalName"))));
    }
}

using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>Makes relationships: a lookup and both its navigations, or a table of pairs.</summary>
internal sealed class RelationshipMaking(SchemaEdit edit)
{
    /// <summary>Makes a 1:N relationship with its lookup, or with a lookup that is there: a further table that it may refer to.</summary>
    public Guid MakeOneToMany(JsonObject sent)
    {
        if (sent["Lookup"] is not JsonObject lookup)
            throw DefinitionErrors.Invalid("Required field 'Lookup' is missing: the relationship's lookup is created with it.");
        return MakeOneToMany(sent, lookup, sharesLookup: edit.Entity(Payload.RequireText(sent, "ReferencingEntity")).Attribute(Payload.RequireSchemaName(lookup).ToLowerInvariant()) is not null);
    }

    /// <summary>Makes a lookup that may refer to several tables.</summary>
    /// <returns>The ids of the relationships and of the lookup.</returns>
    public (List<Guid> Relationships, Guid Lookup) MakeSeveral(IEnumerable<JsonObject> relationships, JsonObject lookup)
    {
        var sent = relationships.ToList();
        if (sent.Count == 0)
            throw DefinitionErrors.Invalid("Required field 'OneToManyRelationships' is missing: the tables that the lookup refers to.");
        var table = Payload.RequireText(sent[0], "ReferencingEntity");
        var ids = sent.ConvertAll(each => MakeOneToMany(each, lookup, sharesLookup: true));
        return (ids, Guid.Parse(edit.Entity(table).Attribute(Payload.RequireSchemaName(lookup).ToLowerInvariant())!.Text("MetadataId")!));
    }

    public Guid MakeManyToMany(JsonObject sent)
    {
        var name = RequireFreeName(sent);
        var (one, two) = (Payload.RequireText(sent, "Entity1LogicalName"), Payload.RequireText(sent, "Entity2LogicalName"));
        var (oneId, twoId) = (edit.Entity(one).Text("PrimaryIdAttribute")!, edit.Entity(two).Text("PrimaryIdAttribute")!);
        var intersect = Payload.RequireName((sent.Text("IntersectEntityName") ?? name).ToLowerInvariant(), "IntersectEntityName");
        if (edit.HasTable(intersect))
            throw DefinitionErrors.AlreadyThere("An entity", intersect);
        var json = Template.Of(DefinitionTypes.ManyToMany, Guid.NewGuid());
        Payload.Apply(json, sent, DefinitionTypes.ManyToMany, mergeLabels: false);
        RequireNames(json);
        Complete(json, "ManyToManyRelationship");
        json["IntersectEntityName"] = intersect;
        json["Entity1IntersectAttribute"] = one == two ? oneId + "one" : oneId;
        json["Entity2IntersectAttribute"] = one == two ? twoId + "two" : twoId;
        json["Entity1NavigationPropertyName"] ??= name;
        json["Entity2NavigationPropertyName"] ??= one == two ? name + "_Referenced" : name;
        new TableMaking(edit).AddIntersection(intersect, json.Text("Entity1IntersectAttribute")!, json.Text("Entity2IntersectAttribute")!);
        edit.Csdl.AddPairs(one, json.Text("Entity1NavigationPropertyName")!, two, json.Text("Entity2NavigationPropertyName")!);
        foreach (var table in new[] { one, two, intersect }.Distinct())
            edit.Change(table, entity => entity.Add(RelationshipLists.ManyToMany, json.DeepClone().AsObject(), "SchemaName"));
        return Guid.Parse(json.Text("MetadataId")!);
    }

    /// <summary>Adds a lookup that the service itself gives a table.</summary>
    public void AddSystemLookup(string table, string schemaName, string target, string relationship, string delete, string? navigationTarget = null)
    {
        var name = schemaName.ToLowerInvariant();
        if (edit.Entity(table).Attribute(name) is null)
            new ColumnMaking(edit).Add(table, ColumnType.Lookup, schemaName, new() { ["Targets"] = new JsonArray(target), ["AttributeType"] = name == "ownerid" ? "Owner" : "Lookup", ["AttributeTypeName"] = new JsonObject { ["Value"] = name == "ownerid" ? "OwnerType" : "LookupType" } }, isCustom: false);
        var json = Template.Of(DefinitionTypes.OneToMany, Guid.NewGuid());
        json["SchemaName"] = relationship;
        json["ReferencedEntity"] = target;
        json["ReferencedAttribute"] = navigationTarget is null ? edit.Entity(target).Text("PrimaryIdAttribute") : "ownerid";
        json["ReferencingEntity"] = table;
        json["ReferencingAttribute"] = name;
        json["ReferencedEntityNavigationPropertyName"] = relationship;
        json["ReferencingEntityNavigationPropertyName"] = name;
        json["CascadeConfiguration"] = Cascades(null, delete);
        Complete(json, "OneToManyRelationship", isCustom: false);
        Place(json);
        edit.Csdl.AddLookup(table, name, $"_{name}_value", navigationTarget ?? target, json.Text("ReferencedAttribute")!, relationship);
    }

    private Guid MakeOneToMany(JsonObject sent, JsonObject lookup, bool sharesLookup)
    {
        var name = RequireFreeName(sent);
        var (referenced, referencing) = (Payload.RequireText(sent, "ReferencedEntity"), Payload.RequireText(sent, "ReferencingEntity"));
        var target = edit.Entity(referenced);
        var column = Payload.RequireSchemaName(lookup);
        AddTarget(referencing, lookup, column, referenced);
        var json = Template.Of(DefinitionTypes.OneToMany, Guid.NewGuid());
        Payload.Apply(json, sent, DefinitionTypes.OneToMany, mergeLabels: false);
        RequireNames(json);
        Complete(json, "OneToManyRelationship");
        json["ReferencedAttribute"] ??= target.Text("PrimaryIdAttribute");
        json["ReferencingAttribute"] = column.ToLowerInvariant();
        json["ReferencedEntityNavigationPropertyName"] ??= name;
        json["ReferencingEntityNavigationPropertyName"] ??= sharesLookup ? $"{column}_{referenced}" : column;
        json["CascadeConfiguration"] = Cascades(json["CascadeConfiguration"] as JsonObject, "RemoveLink");
        Place(json);
        edit.Csdl.AddLookup(referencing, json.Text("ReferencingEntityNavigationPropertyName")!, $"_{column.ToLowerInvariant()}_value", referenced, json.Text("ReferencedAttribute")!, json.Text("ReferencedEntityNavigationPropertyName")!);
        return Guid.Parse(json.Text("MetadataId")!);
    }

    private void AddTarget(string table, JsonObject lookup, string schemaName, string target)
    {
        var name = schemaName.ToLowerInvariant();
        if (edit.Entity(table).Attribute(name) is not { } there)
        {
            var sent = lookup.DeepClone().AsObject();
            sent["Targets"] = new JsonArray(target);
            new ColumnMaking(edit).Add(table, ColumnType.Lookup, schemaName, sent, isCustom: true);
            return;
        }

        if (there.Text("@odata.type")?.EndsWith(".LookupAttributeMetadata", StringComparison.Ordinal) != true || there["Targets"]!.AsArray().Any(each => each!.GetValue<string>() == target))
            throw DefinitionErrors.AlreadyThere("An attribute", name);
        edit.Change(table, entity => entity.Attribute(name)!["Targets"]!.AsArray().Add(target));
    }

    // Both tables show it.
    private void Place(JsonObject relationship)
    {
        edit.Change(relationship.Text("ReferencingEntity")!, entity => entity.Add(RelationshipLists.ManyToOne, relationship.DeepClone().AsObject(), "SchemaName"));
        if (edit.HasTable(relationship.Text("ReferencedEntity")!))
            edit.Change(relationship.Text("ReferencedEntity")!, entity => entity.Add(RelationshipLists.OneToMany, relationship.DeepClone().AsObject(), "SchemaName"));
    }

    private string RequireFreeName(JsonObject sent)
    {
        var name = Payload.RequireSchemaName(sent);
        return edit.HasRelationship(name) ? throw DefinitionErrors.AlreadyThere("A relationship", name) : name;
    }

    private static void RequireNames(JsonObject json)
    {
        foreach (var property in (string[])["ReferencedEntityNavigationPropertyName", "ReferencingEntityNavigationPropertyName", "Entity1NavigationPropertyName", "Entity2NavigationPropertyName"])
        {
            if (json.Text(property) is { } name)
                Payload.RequireName(name, property);
        }
    }

    private static void Complete(JsonObject json, string type, bool isCustom = true)
    {
        json["RelationshipType"] = type;
        json["IsCustomRelationship"] = isCustom;
        json["SecurityTypes"] ??= type == "OneToManyRelationship" ? "Append" : "None";
        json["IsManaged"] = false;
        json["IntroducedVersion"] = "1.0.0.0";
        if (type == "OneToManyRelationship")
            json["RelationshipBehavior"] ??= 1;
    }

    private static JsonObject Cascades(JsonObject? sent, string delete)
    {
        var all = new JsonObject();
        foreach (var action in (string[])["Assign", "Delete", "Archive", "Merge", "Reparent", "Share", "Unshare", "RollupView"])
            all[action] = sent?.Text(action) ?? (action == "Delete" ? delete : "NoCascade");
        return all;
    }
}

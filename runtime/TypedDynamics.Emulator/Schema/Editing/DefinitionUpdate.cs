using System.Text.Json.Nodes;
using Microsoft.OData.Edm;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>Puts a definition that was sent as a whole in the place of the old one. Names and what the service alone decides stay.</summary>
internal sealed class DefinitionUpdate(SchemaEdit edit, bool mergeLabels)
{
    private static readonly string[] s_fixed =
    [
        "MetadataId", "HasChanged", "LogicalName", "SchemaName", "EntityLogicalName", "EntitySetName", "ObjectTypeCode", "OwnershipType", "PrimaryIdAttribute", "PrimaryNameAttribute", "IsCustomEntity",
        "IsCustomAttribute", "IsManaged", "ColumnNumber", "AttributeType", "AttributeTypeName", "CreatedOn", "ModifiedOn", "Targets", "AttributeOf", "CalculationOf", "Options", "TrueOption", "FalseOption", "Name",
        "IsGlobal", "OptionSetType", "ReferencedEntity", "ReferencedAttribute", "ReferencingEntity", "ReferencingAttribute", "Entity1LogicalName", "Entity2LogicalName", "IntersectEntityName", "Privileges",
    ];

    public void Table(string name, JsonObject sent) => edit.ChangeUnpublished(name, entity =>
    {
        RequireSame(sent, entity);
        Payload.Apply(entity, Changeable(sent), DefinitionTypes.Entity, mergeLabels);
        entity["ModifiedOn"] = edit.Now;
    });

    public void Column(string table, string name, JsonObject sent)
    {
        var type = TypeOf(edit.LatestEntity(table).Attribute(name)!);
        if (sent.Text("@odata.type") is { } other && DefinitionTypes.Find(other) is { } told && !told.Equals(type) && !told.Equals(DefinitionTypes.Attribute))
            throw DefinitionErrors.Invalid($"The attribute '{name}' is a {type.Name}, and cannot be made a {told.Name}.");
        edit.ChangeUnpublished(table, entity =>
        {
            var attribute = entity.Attribute(name)!;
            RequireSame(sent, attribute);
            Payload.Apply(attribute, Changeable(sent), type, mergeLabels);
            attribute["ModifiedOn"] = edit.Now;
            if (ColumnType.Of(type) is { } kind)
                ColumnLimits.Check(attribute, kind);
        });
    }

    /// <summary>What a relationship does is in force at once.</summary>
    public void Relationship(JsonObject relationship, JsonObject sent, IEdmEntityType type)
    {
        var name = relationship.Text("SchemaName");
        RequireSame(sent, relationship);
        foreach (var table in TablesOf(relationship).Where(edit.HasTable))
        {
            edit.Change(table, entity =>
            {
                foreach (var list in RelationshipLists.All)
                {
                    foreach (var each in entity.Objects(list).Where(each => each.Text("SchemaName") == name))
                        Payload.Apply(each, Changeable(sent), type, mergeLabels);
                }
            });
        }
    }

    public void OptionSet(string name, JsonObject sent, IEdmEntityType type)
    {
        if (edit.OptionSet(name) is { } set)
            edit.AddOptionSet(set);
        edit.ChangeUnpublishedSet(name, waiting =>
        {
            RequireSame(sent, waiting);
            Payload.Apply(waiting, Changeable(sent), type, mergeLabels);
        });
    }

    private static IEnumerable<string> TablesOf(JsonObject relationship) =>
        new[] { "ReferencedEntity", "ReferencingEntity", "Entity1LogicalName", "Entity2LogicalName", "IntersectEntityName" }.Select(relationship.Text).OfType<string>().Distinct();

    private static IEdmEntityType TypeOf(JsonObject attribute) => attribute.Text("@odata.type") is { } name && DefinitionTypes.Find(name) is { } type ? type : DefinitionTypes.Attribute;

    // A definition that belongs elsewhere is a mistake of the caller's.
    private static void RequireSame(JsonObject sent, JsonObject old)
    {
        foreach (var name in (string[])["MetadataId", "LogicalName", "SchemaName", "Name"])
        {
            if (sent.Text(name) is { } told && old.Text(name) is { } own && !string.Equals(told, own, StringComparison.OrdinalIgnoreCase))
                throw DefinitionErrors.Invalid($"The {name} '{told}' of the body is not that of the definition in the address, '{own}'.");
        }
    }

    private static JsonObject Changeable(JsonObject sent)
    {
        var copy = sent.DeepClone().AsObject();
        foreach (var name in s_fixed)
            copy.Remove(name);
        return copy;
    }
}

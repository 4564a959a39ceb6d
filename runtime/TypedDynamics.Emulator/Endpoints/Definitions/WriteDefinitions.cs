using System.Text.Json.Nodes;
using Microsoft.OData.Edm;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Schema;
using TypedDynamics.Emulator.Schema.Editing;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>Makes, changes and removes definitions. What is made or removed is there at once; what is changed shows when it is published.</summary>
internal static class WriteDefinitions
{
    public static Answer Create(Call call, Target target)
    {
        var found = Find(call);
        if (!found.IsCollection)
            throw ODataErrors.MethodNotAllowed("POST", call.Path);
        var sent = DefinitionBody.Read(call);
        var id = call.Service.Schema.Change(edit => Make(edit, found, sent));
        return Call.NoContent with { EntityId = $"{call.ServiceRoot}{Uri.UnescapeDataString(call.Path)}({id:D})" };
    }

    public static Answer Update(Call call, Target target)
    {
        var found = RequireOne(call, "PUT");
        var sent = DefinitionBody.Read(call);
        call.Service.Schema.Change(edit =>
        {
            Alter(new DefinitionUpdate(edit, call.MergeLabels), found, sent);
            return true;
        });
        return Call.NoContent;
    }

    public static Answer Delete(Call call, Target target)
    {
        var found = RequireOne(call, "DELETE");
        call.Service.Schema.Change(edit =>
        {
            Remove(edit, found);
            return true;
        });
        return Call.NoContent;
    }

    public static Answer Patch(Call call, Target target) => throw ODataErrors.MethodNotAllowed("PATCH", call.Path);

    private static Found Find(Call call)
    {
        call.Actor.Access.RequireCustomization();
        return DefinitionAddress.Follow(DefinitionTypes.ParserOf(call.ServiceRoot, call.Uri).ParsePath(), call.Org.Catalog);
    }

    private static Found RequireOne(Call call, string method)
    {
        var found = Find(call);
        return found.IsCollection || found.PropertyName is not null ? throw ODataErrors.MethodNotAllowed(method, call.Path) : found;
    }

    private static Guid Make(SchemaEdit edit, Found found, JsonObject sent) => found.Type.Name switch
    {
        "EntityMetadata" => new TableMaking(edit).Make(sent),
        "AttributeMetadata" => new ColumnMaking(edit).Make(found.Table!, sent),
        "EntityKeyMetadata" => new KeyMaking(edit).Make(found.Table!, sent),
        "RelationshipMetadataBase" or "OneToManyRelationshipMetadata" or "ManyToManyRelationshipMetadata" => MakeRelationship(edit, sent),
        "OptionSetMetadataBase" or "OptionSetMetadata" => GlobalChoices.Make(edit, sent),
        _ => throw ODataErrors.NotImplemented($"creating a {found.Type.Name}"),
    };

    private static Guid MakeRelationship(SchemaEdit edit, JsonObject sent) =>
        sent.Text("@odata.type")?.EndsWith("ManyToManyRelationshipMetadata", StringComparison.Ordinal) == true || sent["Entity1LogicalName"] is not null
            ? new RelationshipMaking(edit).MakeManyToMany(sent)
            : new RelationshipMaking(edit).MakeOneToMany(sent);

    private static void Alter(DefinitionUpdate update, Found found, JsonObject sent)
    {
        var definition = found.One;
        var type = Members.TypeOf(definition, found.Type);
        if (type.InheritsFrom(DefinitionTypes.Attribute) || type.Equals(DefinitionTypes.Attribute))
            update.Column(found.Table!, definition.NameOf("LogicalName"), sent);
        else if (type.Equals(DefinitionTypes.Entity))
            update.Table(definition.NameOf("LogicalName"), sent);
        else if (type.InheritsFrom(DefinitionTypes.Relationship))
            update.Relationship(JsonObject.Create(definition)!, sent, type);
        else if (type.InheritsFrom(DefinitionTypes.OptionSetBase))
            update.OptionSet(definition.NameOf("Name"), sent, type);
        else
            throw ODataErrors.NotImplemented($"changing a {type.Name}");
    }

    private static void Remove(SchemaEdit edit, Found found)
    {
        var definition = found.One;
        var type = Members.TypeOf(definition, found.Type);
        if (type.InheritsFrom(DefinitionTypes.Attribute) || type.Equals(DefinitionTypes.Attribute))
            new Removal(edit).Column(found.Table!, definition.NameOf("LogicalName"));
        else if (type.Equals(DefinitionTypes.Entity))
            new Removal(edit).Table(definition.NameOf("LogicalName"));
        else if (type.InheritsFrom(DefinitionTypes.Relationship))
            new Removal(edit).Relationship(JsonObject.Create(definition)!.DeepClone().AsObject());
        else if (type.InheritsFrom(DefinitionTypes.OptionSetBase))
            new Removal(edit).OptionSet(definition.NameOf("Name"));
        else if (type.Equals(DefinitionTypes.Key))
            new KeyMaking(edit).Remove(found.Table!, JsonObject.Create(definition)!.DeepClone().AsObject());
        else
            throw ODataErrors.NotImplemented($"deleting a {type.Name}");
    }
}

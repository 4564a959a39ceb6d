using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Schema.Editing;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>Lookups that refer to several tables, and which tables may be in relationships.</summary>
internal static class RelationshipMessages
{
    private static readonly string[] s_customers = ["account", "contact"];

    public static Answer CreateCustomer(Call call, Target target) => Create(call, "CreateCustomerRelationships", relationships =>
    {
        if (!relationships.Select(static each => each.Text("ReferencedEntity")).Order(StringComparer.Ordinal).SequenceEqual(s_customers))
            throw DefinitionErrors.Invalid("OneToManyRelationships must hold one relationship with account and one with contact.");
    });

    public static Answer CreatePolymorphic(Call call, Target target) => Create(call, "CreatePolymorphicLookupAttribute", static _ => { });

    public static Answer CanBeReferenced(Call call, Target target) => Can(call, "CanBeReferenced", "CanBePrimaryEntityInRelationship");

    public static Answer CanBeReferencing(Call call, Target target) => Can(call, "CanBeReferencing", "CanBeRelatedEntityInRelationship");

    public static Answer CanManyToMany(Call call, Target target) => Can(call, "CanManyToMany", "CanBeInManyToMany");

    public static Answer Referenced(Call call, Target target)
    {
        RequireTable(call, "ReferencingEntityName");
        return Valid(call, "GetValidReferencedEntities", "CanBePrimaryEntityInRelationship");
    }

    public static Answer Referencing(Call call, Target target)
    {
        RequireTable(call, "ReferencedEntityName");
        return Valid(call, "GetValidReferencingEntities", "CanBeRelatedEntityInRelationship");
    }

    public static Answer ManyToMany(Call call, Target target) => Valid(call, "GetValidManyToMany", "CanBeInManyToMany");

    private static Answer Create(Call call, string message, Action<List<JsonObject>> check)
    {
        call.Actor.Access.RequireCustomization();
        var sent = DefinitionBody.Read(call);
        var relationships = sent.Objects("OneToManyRelationships").ToList();
        check(relationships);
        var lookup = sent["Lookup"] as JsonObject ?? throw DefinitionErrors.Invalid("Required field 'Lookup' is missing.");
        foreach (var part in relationships.Append(lookup))
            part.Remove("@odata.type");
        if (message == "CreateCustomerRelationships")
            (lookup["AttributeType"], lookup["AttributeTypeName"]) = ("Customer", new JsonObject { ["Value"] = "CustomerType" });
        var (ids, column) = call.Service.Schema.Change(edit => new RelationshipMaking(edit).MakeSeveral(relationships, lookup));
        return call.Result(message, json =>
        {
            json.WriteStartArray("RelationshipIds");
            foreach (var id in ids)
                json.WriteStringValue(id);
            json.WriteEndArray();
            json.WriteString("AttributeId", column);
        });
    }

    private static void RequireTable(Call call, string argument)
    {
        if (FunctionArguments.Find(call, argument) is { } name && call.Org.Catalog.Entity(name) is null)
            throw DefinitionErrors.NoTable(name);
    }

    private static Answer Can(Call call, string message, string setting)
    {
        var name = Payload.RequireText(DefinitionBody.Read(call), "EntityName");
        var entity = call.Org.Catalog.Entity(name) ?? throw DefinitionErrors.NoTable(name);
        return call.Result(message, json => json.WriteBoolean(message, Allows(entity, setting)));
    }

    private static Answer Valid(Call call, string message, string setting) => call.Result(message, json =>
    {
        json.WriteStartArray("EntityNames");
        foreach (var entity in call.Org.Catalog.Entities.Where(entity => Allows(entity, setting)))
            json.WriteStringValue(entity.NameOf("LogicalName"));
        json.WriteEndArray();
    });

    // A definition that was cut down says nothing of it.
    private static bool Allows(JsonElement entity, string setting) => entity.Flag("IsIntersect") != true && entity.Member(setting)?.Flag("Value") != false;
}

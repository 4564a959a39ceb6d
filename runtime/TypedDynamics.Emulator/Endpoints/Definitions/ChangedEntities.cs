using System.Text.Json;
using Microsoft.OData.Edm;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Schema;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>Writes the tables of an answer to <c>RetrieveMetadataChanges</c>: as complex values, with null for what was not asked for.</summary>
internal sealed class ChangedEntities(Utf8JsonWriter json, JsonElement? query, Dictionary<Guid, (DefinitionKind Kind, bool IsDeleted)>? changes)
{
    private readonly MetadataQuery _entities = MetadataQuery.Of(query);

    private readonly (string List, IEdmEntityType Type, MetadataQuery Query)[] _lists =
    [
        ("Attributes", DefinitionTypes.Attribute, MetadataQuery.Of(query?.Member("AttributeQuery"))),
        ("Keys", DefinitionTypes.Key, MetadataQuery.Of(query?.Member("KeyQuery"))),
        ("OneToManyRelationships", DefinitionTypes.OneToMany, MetadataQuery.Of(query?.Member("RelationshipQuery"))),
        ("ManyToOneRelationships", DefinitionTypes.OneToMany, MetadataQuery.Of(query?.Member("RelationshipQuery"))),
        ("ManyToManyRelationships", DefinitionTypes.ManyToMany, MetadataQuery.Of(query?.Member("RelationshipQuery"))),
    ];

    private readonly HashSet<int>? _languages = query?.Member("LabelQuery")?.Items("FilterLanguages").Select(static language => language.GetInt32()).ToHashSet() is { Count: > 0 } some ? some : null;

    public void Write(IEnumerable<JsonElement> entities)
    {
        json.WriteStartArray("EntityMetadata");
        foreach (var entity in entities.Where(_entities.Holds))
        {
            if (HasChanged(entity) || Array.Exists(_lists, list => _entities.Wants(list.List) && PartsOf(entity, list).Any()))
                WriteEntity(entity);
        }

        json.WriteEndArray();
    }

    private bool HasChanged(JsonElement definition) => changes?.ContainsKey(definition.Id) != false;

    private IEnumerable<JsonElement> PartsOf(JsonElement entity, (string List, IEdmEntityType Type, MetadataQuery Query) list) =>
        entity.Items(list.List).Where(part => list.Query.Holds(part) && HasChanged(part));

    private void WriteEntity(JsonElement entity)
    {
        json.WriteStartObject();
        WriteProperties(entity, DefinitionTypes.Entity, _entities);
        foreach (var list in _lists)
        {
            if (!_entities.Wants(list.List))
            {
                json.WriteNull(list.List);
                continue;
            }

            json.WriteStartArray(list.List);
            foreach (var part in PartsOf(entity, list))
                WritePart(part, list.Type, list.Query);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WritePart(JsonElement part, IEdmEntityType declared, MetadataQuery wanted)
    {
        var type = Members.TypeOf(part, declared);
        json.WriteStartObject();
        if (!type.Equals(declared))
            json.WriteString("@odata.type", $"#{DefinitionTypes.Namespace}Complex{type.Name}");
        WriteProperties(part, type, wanted);
        if (type.FindProperty("OptionSet") is not null)
            WriteOptions(part, wanted.Wants("OptionSet"));
        json.WriteEndObject();
    }

    private void WriteProperties(JsonElement definition, IEdmEntityType type, MetadataQuery wanted)
    {
        foreach (var property in type.StructuralProperties())
        {
            if (property.Name == "HasChanged")
                WriteHasChanged(definition);
            else if ((property.Name == "MetadataId" || wanted.Wants(property.Name)) && definition.Member(property.Name) is { } value)
                WriteValue(property, value);
            else
                json.WriteNull(property.Name);
        }
    }

    private void WriteHasChanged(JsonElement definition)
    {
        if (changes is null)
            json.WriteNull("HasChanged");
        else
            json.WriteBoolean("HasChanged", HasChanged(definition));
    }

    private void WriteValue(IEdmStructuralProperty property, JsonElement value)
    {
        json.WritePropertyName(property.Name);
        if (_languages is null || property.Type.Definition.FullTypeName() != DefinitionTypes.Namespace + "Label")
        {
            value.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        json.WriteStartArray("LocalizedLabels");
        foreach (var label in value.Items("LocalizedLabels").Where(label => label.Number("LanguageCode") is { } language && _languages.Contains(language)))
            label.WriteTo(json);
        json.WriteEndArray();
        json.WritePropertyName("UserLocalizedLabel");
        if (value.Member("UserLocalizedLabel") is { } own)
            own.WriteTo(json);
        else
            json.WriteNullValue();
        json.WriteEndObject();
    }

    private void WriteOptions(JsonElement attribute, bool isWanted)
    {
        json.WritePropertyName("OptionSet");
        if (isWanted && attribute.Member("OptionSet") is { } set)
            set.WriteTo(json);
        else
            json.WriteNullValue();
    }
}

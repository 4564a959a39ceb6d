using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Reads an entity definition in the Web API's JSON; skips what no emitted line needs.</summary>
internal static class DefinitionReader
{
    public static DefinitionResult Read(string text, string path, CancellationToken cancellationToken)
    {
        var json = new JsonTokens(text);
        try
        {
            if (json.Next() is not JsonToken.BeginObject) throw json.Wrong("an object: the answer of GET EntityDefinitions(LogicalName='…')");
            var definition = ReadEntity(json, path, cancellationToken);
            if (json.Next() is not JsonToken.End) throw json.Wrong("the end of the text");
            if (definition.LogicalName.Length > 0) return new(definition, default);
            throw new JsonTokenException("There is no LogicalName: this is no entity definition.", default);
        }
        catch (JsonTokenException exception)
        {
            var problem = new ReadProblem("TD0005", path, exception.At, $"{exception.Message} The file is left out. Pull the definition again.");
            return new(null, new[] { problem });
        }
    }

    private static EntityDefinition ReadEntity(JsonTokens json, string path, CancellationToken cancellationToken)
    {
        var entity = new EntityDefinition { Path = path, LogicalName = "" };
        var relationships = new List<RelationshipDefinition>();
        while (json.NextName())
        {
            if (json.Is("LogicalName")) entity = entity with { LogicalName = json.NullableString() ?? "" };
            else if (json.Is("SchemaName")) entity = entity with { SchemaName = json.NullableString() };
            else if (json.Is("CollectionSchemaName")) entity = entity with { CollectionSchemaName = json.NullableString() };
            else if (json.Is("EntitySetName")) entity = entity with { EntitySetName = json.NullableString() };
            else if (json.Is("DisplayName")) entity = entity with { Label = json.Label() };
            else if (json.Is("Description")) entity = entity with { Description = json.Label() };
            else if (json.Is("PrimaryIdAttribute")) entity = entity with { PrimaryIdAttribute = json.NullableString() };
            else if (json.Is("PrimaryNameAttribute")) entity = entity with { PrimaryNameAttribute = json.NullableString() };
            else if (json.Is("IsIntersect")) entity = entity with { IsIntersect = json.NullableBoolean() ?? false };
            else if (json.Is("IsActivity")) entity = entity with { IsActivity = json.NullableBoolean() ?? false };
            else if (json.Is("OwnershipType")) entity = entity with { OwnershipType = json.NullableString() };
            else if (json.Is("CreatedOn")) entity = entity with { CreatedOn = json.NullableDateTime() };
            else if (json.Is("Attributes")) entity = entity with { Attributes = json.Objects(AttributeReader.Read) };
            else if (json.Is("Keys")) entity = entity with { Keys = json.Objects(ReadKey) };
            else if (json.Is("OneToManyRelationships")) relationships.AddRange(json.Objects(RelationshipReader.ReadOneToMany));
            else if (json.Is("ManyToOneRelationships")) relationships.AddRange(json.Objects(RelationshipReader.ReadManyToOne));
            else if (json.Is("ManyToManyRelationships")) relationships.AddRange(json.Objects(RelationshipReader.ReadManyToMany).SelectMany(static ends => ends));
            else json.SkipValue();
            cancellationToken.ThrowIfCancellationRequested();
        }

        relationships.Sort(static (left, right) => string.CompareOrdinal(left.Navigation, right.Navigation));
        return entity with { Relationships = relationships };
    }

    private static KeySchema? ReadKey(JsonTokens json)
    {
        string? name = null;
        string? label = null;
        var columns = new List<string>();
        while (json.NextName())
        {
            if (json.Is("LogicalName")) name = json.NullableString();
            else if (json.Is("DisplayName")) label = json.Label();
            else if (json.Is("KeyAttributes")) columns = json.Strings();
            else json.SkipValue();
        }

        return name is null || columns.Count == 0 ? null : new(name, label, columns);
    }
}

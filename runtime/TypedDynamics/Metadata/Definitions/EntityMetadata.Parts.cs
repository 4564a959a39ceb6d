using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <content>What belongs to a table, where it was asked for.</content>
public sealed partial record EntityMetadata
{
    /// <summary>The columns.</summary>
    /// <exception cref="InvalidOperationException">They were not asked for.</exception>
    public IReadOnlyList<AttributeMetadata> Attributes { get => Part(AttributeTypes.Read, nameof(Attributes)); init => Put(value); }

    /// <summary>The alternate keys.</summary>
    /// <exception cref="InvalidOperationException">They were not asked for.</exception>
    public IReadOnlyList<EntityKeyMetadata> Keys => Part(static json => new EntityKeyMetadata(json), nameof(Keys));

    /// <summary>The relationships in which this table is the one.</summary>
    /// <exception cref="InvalidOperationException">They were not asked for.</exception>
    public IReadOnlyList<OneToManyRelationshipMetadata> OneToManyRelationships => Part(static json => new OneToManyRelationshipMetadata(json), nameof(OneToManyRelationships));

    /// <summary>The relationships in which this table is among the many: its lookups.</summary>
    /// <exception cref="InvalidOperationException">They were not asked for.</exception>
    public IReadOnlyList<OneToManyRelationshipMetadata> ManyToOneRelationships => Part(static json => new OneToManyRelationshipMetadata(json), nameof(ManyToOneRelationships));

    /// <summary>The N:N relationships.</summary>
    /// <exception cref="InvalidOperationException">They were not asked for.</exception>
    public IReadOnlyList<ManyToManyRelationshipMetadata> ManyToManyRelationships => Part(static json => new ManyToManyRelationshipMetadata(json), nameof(ManyToManyRelationships));

    /// <summary>True when it is neither the pairs of an N:N relationship nor a child of another table.</summary>
    internal bool IsTopLevel => IsIntersect != true && IsChildEntity != true;

    /// <summary>A table's definition in JSON of yours.</summary>
    /// <exception cref="ArgumentException">It is not an object.</exception>
    public static EntityMetadata FromJson(JsonElement json) => new(DefinitionJson.Require(json));

    /// <summary>The same as read, with columns that were read more closely.</summary>
    internal EntityMetadata WithRead(IReadOnlyList<AttributeMetadata> attributes) => new(new NodeMembers(Json).With(nameof(Attributes), NodeValues.List(attributes, static attribute => attribute.Json)).Json);

    private IReadOnlyList<T> Part<T>(Func<JsonElement, T> make, string name) =>
        Nodes(make, name) ?? throw new InvalidOperationException($"{name} of '{LogicalName}' were not asked for. Get the table with EntityParts.{EntityParting.NameOf(name)}.");
}

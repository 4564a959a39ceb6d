namespace TypedDynamics.Generator.Reading;

/// <summary>Relationships of an entity definition: which navigation belongs to which column. The reader stands inside the object.</summary>
internal static class RelationshipReader
{
    public static RelationshipDefinition? ReadOneToMany(JsonTokens json)
    {
        var names = ReadNames(json);
        return names.Schema is { } schema && names.ReferencedNavigation is { } navigation ? new(schema, navigation, null, names.ReferencingEntity, false) : null;
    }

    public static RelationshipDefinition? ReadManyToOne(JsonTokens json)
    {
        var names = ReadNames(json);
        return names.Schema is { } schema && names.ReferencingNavigation is { } navigation
            ? new(schema, navigation, names.ReferencingAttribute, names.ReferencedEntity, false)
            : null;
    }

    /// <summary>Both ends: the file does not say which of them its entity is when both are.</summary>
    public static RelationshipDefinition[]? ReadManyToMany(JsonTokens json)
    {
        string? schema = null;
        string? first = null;
        string? second = null;
        while (json.NextName())
        {
            if (json.Is("SchemaName")) schema = json.NullableString();
            else if (json.Is("Entity1NavigationPropertyName")) first = json.NullableString();
            else if (json.Is("Entity2NavigationPropertyName")) second = json.NullableString();
            else json.SkipValue();
        }

        if (schema is null) return null;
        return [.. new[] { first, second }.OfType<string>().Distinct().Select(name => new RelationshipDefinition(schema, name, null, null, true))];
    }

    private static (string? Schema, string? ReferencedNavigation, string? ReferencingNavigation, string? ReferencingAttribute, string? ReferencedEntity, string? ReferencingEntity) ReadNames(JsonTokens json)
    {
        string? schema = null, referencedNavigation = null, referencingNavigation = null, attribute = null, referenced = null, referencing = null;
        while (json.NextName())
        {
            if (json.Is("SchemaName")) schema = json.NullableString();
            else if (json.Is("ReferencedEntityNavigationPropertyName")) referencedNavigation = json.NullableString();
            else if (json.Is("ReferencingEntityNavigationPropertyName")) referencingNavigation = json.NullableString();
            else if (json.Is("ReferencingAttribute")) attribute = json.NullableString();
            else if (json.Is("ReferencedEntity")) referenced = json.NullableString();
            else if (json.Is("ReferencingEntity")) referencing = json.NullableString();
            else json.SkipValue();
        }

        return (schema, referencedNavigation, referencingNavigation, attribute, referenced, referencing);
    }
}

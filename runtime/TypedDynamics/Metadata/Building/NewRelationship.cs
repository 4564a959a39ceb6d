namespace TypedDynamics.Metadata;

/// <summary>Definitions of relationships to be made by <see cref="OrgMetadata.CreateRelationshipAsync"/>; what is not said here is said by <c>with</c>.</summary>
public static class NewRelationship
{
    /// <summary>A 1:N relationship with its lookup: deleting the one takes the reference from the many, and nothing else is passed on, unless <c>with</c> says otherwise.</summary>
    /// <param name="schemaName">Its name: <c>new_contact_new_bankaccount</c>.</param>
    /// <param name="referencedEntity">Logical name of the table at the 1 end.</param>
    /// <param name="referencingEntity">Logical name of the table at the N end, which gets the lookup.</param>
    /// <param name="lookup">The lookup: <c>NewAttribute.Lookup("new_AccountOwner", "Owner")</c>.</param>
    /// <param name="referencedAttribute">The key at the 1 end; null leaves it to the service.</param>
    public static OneToManyRelationshipMetadata OneToMany(string schemaName, string referencedEntity, string referencingEntity, LookupAttributeMetadata lookup, string? referencedAttribute = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(referencedEntity);
        ArgumentException.ThrowIfNullOrWhiteSpace(referencingEntity);
        ArgumentNullException.ThrowIfNull(lookup);
        var relationship = new OneToManyRelationshipMetadata(NodeValues.New(nameof(OneToManyRelationshipMetadata)))
        {
            SchemaName = SchemaRules.RequireName(schemaName, nameof(schemaName)),
            ReferencedEntity = referencedEntity,
            ReferencingEntity = referencingEntity,
            CascadeConfiguration = new()
            {
                Assign = CascadeType.NoCascade,
                Delete = CascadeType.RemoveLink,
                Merge = CascadeType.NoCascade,
                Reparent = CascadeType.NoCascade,
                Share = CascadeType.NoCascade,
                Unshare = CascadeType.NoCascade,
            },
            Lookup = lookup,
        };
        return referencedAttribute is null ? relationship : relationship with { ReferencedAttribute = referencedAttribute };
    }

    /// <summary>An N:N relationship.</summary>
    /// <param name="schemaName">Its name: <c>new_accounts_campaigns</c>.</param>
    /// <param name="entity1">Logical name of the first table.</param>
    /// <param name="entity2">Logical name of the second table.</param>
    /// <param name="intersectEntity">Logical name of the table of the pairs; null for the schema name in small letters.</param>
    public static ManyToManyRelationshipMetadata ManyToMany(string schemaName, string entity1, string entity2, string? intersectEntity = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entity1);
        ArgumentException.ThrowIfNullOrWhiteSpace(entity2);
        return new(NodeValues.New(nameof(ManyToManyRelationshipMetadata)))
        {
            SchemaName = SchemaRules.RequireName(schemaName, nameof(schemaName)),
            Entity1LogicalName = entity1,
            Entity2LogicalName = entity2,
            IntersectEntityName = intersectEntity ?? SchemaRules.LogicalName(schemaName),
        };
    }
}

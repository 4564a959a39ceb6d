namespace TypedDynamics.Metadata;

/// <content>Lookups of several tables, written.</content>
public sealed partial class OrgMetadata
{
    /// <summary>Makes a lookup of accounts and contacts, with its two relationships: <c>POST CreateCustomerRelationships</c>.</summary>
    /// <param name="lookup">The lookup: <c>NewAttribute.Lookup("new_Customer", "Customer")</c>.</param>
    /// <param name="accounts">The relationship with accounts; its lookup is this one.</param>
    /// <param name="contacts">The relationship with contacts, of the same table.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Ids of the lookup and of the relationships.</returns>
    /// <exception cref="ArgumentException">A member is missing or wrong; the message names it and the mend. Nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    /// <exception cref="UnclearOutcomeException">The answer got lost, and what is there does not tell what became of it.</exception>
    public Task<NewLookup> CreateCustomerRelationshipsAsync(LookupAttributeMetadata lookup, OneToManyRelationshipMetadata accounts, OneToManyRelationshipMetadata contacts, CancellationToken cancellationToken = default) =>
        new LookupCreation(_requests).MakeAsync("CreateCustomerRelationships", lookup, [accounts, contacts], cancellationToken);

    /// <summary>Makes a lookup of several tables, with a relationship for each: <c>POST CreatePolymorphicLookupAttribute</c>. Later tables are added by <see cref="CreateRelationshipAsync"/>.</summary>
    /// <param name="lookup">The lookup: <c>NewAttribute.Lookup("new_Holder", "Holder")</c>.</param>
    /// <param name="relationships">A relationship for each table, all of the same table at the N end; their lookup is this one.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Ids of the lookup and of the relationships.</returns>
    /// <exception cref="ArgumentException">A member is missing or wrong; the message names it and the mend. Nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    /// <exception cref="UnclearOutcomeException">The answer got lost, and what is there does not tell what became of it.</exception>
    public Task<NewLookup> CreatePolymorphicLookupAsync(LookupAttributeMetadata lookup, IReadOnlyList<OneToManyRelationshipMetadata> relationships, CancellationToken cancellationToken = default) =>
        new LookupCreation(_requests).MakeAsync("CreatePolymorphicLookupAttribute", lookup, relationships, cancellationToken);
}

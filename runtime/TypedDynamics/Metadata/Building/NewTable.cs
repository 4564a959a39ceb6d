namespace TypedDynamics.Metadata;

/// <summary>Definitions of tables to be made by <see cref="OrgMetadata.CreateEntityAsync"/>; what is not said here is said by <c>with</c>.</summary>
public static class NewTable
{
    /// <summary>A table of plain rows, with the column that they are called by. Others are added once it is made.</summary>
    /// <param name="schemaName">Its name, with a publisher's prefix: <c>new_BankAccount</c>.</param>
    /// <param name="displayName">What people call one row.</param>
    /// <param name="displayCollectionName">What people call several rows.</param>
    /// <param name="primaryName">The column that rows are called by: <c>NewAttribute.String("new_Name", "Name")</c>.</param>
    /// <param name="ownership">Who owns rows: <see cref="OwnershipTypes.UserOwned"/> (users and teams) or <see cref="OwnershipTypes.OrganizationOwned"/>. Cannot be changed later.</param>
    public static EntityMetadata Named(string schemaName, Label displayName, Label displayCollectionName, StringAttributeMetadata primaryName, OwnershipTypes ownership = OwnershipTypes.UserOwned)
    {
        ArgumentNullException.ThrowIfNull(displayName);
        ArgumentNullException.ThrowIfNull(displayCollectionName);
        ArgumentNullException.ThrowIfNull(primaryName);
        return new(NodeValues.New(nameof(EntityMetadata)))
        {
            SchemaName = SchemaRules.RequireName(schemaName, nameof(schemaName)),
            DisplayName = displayName,
            DisplayCollectionName = displayCollectionName,
            OwnershipType = ownership,
            IsActivity = false,
            HasActivities = false,
            HasNotes = false,
            Attributes = [primaryName with { IsPrimaryName = true }],
        };
    }
}

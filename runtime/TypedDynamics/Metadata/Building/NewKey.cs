namespace TypedDynamics.Metadata;

/// <summary>Definitions of alternate keys to be made by <see cref="OrgMetadata.CreateKeyAsync"/>.</summary>
public static class NewKey
{
    /// <summary>An alternate key.</summary>
    /// <param name="schemaName">Its name, with a publisher's prefix: <c>new_AccountKey</c>.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="columns">Logical names of its columns.</param>
    public static EntityKeyMetadata On(string schemaName, Label displayName, params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(displayName);
        ArgumentNullException.ThrowIfNull(columns);
        return new(NodeValues.Object([])) { SchemaName = SchemaRules.RequireName(schemaName, nameof(schemaName)), DisplayName = displayName, KeyAttributes = columns };
    }
}

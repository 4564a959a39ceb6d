namespace TypedDynamics.Metadata;

/// <summary>How many rows at which end.</summary>
public enum RelationshipType
{
    /// <summary>1:N.</summary>
    OneToManyRelationship = 0,

    /// <summary>N:N.</summary>
    ManyToManyRelationship = 1,
}

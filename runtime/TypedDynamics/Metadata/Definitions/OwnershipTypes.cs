namespace TypedDynamics.Metadata;

/// <summary>Who owns rows.</summary>
[Flags]
public enum OwnershipTypes
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>A user or a team.</summary>
    UserOwned = 1,

    /// <summary>A team.</summary>
    TeamOwned = 2,

    /// <summary>A business unit.</summary>
    BusinessOwned = 4,

    /// <summary>The org.</summary>
    OrganizationOwned = 8,

    /// <summary>A business unit, by the row that it belongs to.</summary>
    BusinessParented = 16,
}

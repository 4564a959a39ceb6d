namespace TypedDynamics.Metadata;

/// <summary>Members of a managed property.</summary>
internal static class ManagedProperty
{
    public const string Value = "Value";
    public const string CanBeChanged = "CanBeChanged";
    public const string LogicalName = "ManagedPropertyLogicalName";
}

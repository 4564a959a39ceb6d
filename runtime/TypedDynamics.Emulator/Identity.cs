namespace TypedDynamics.Emulator;

/// <summary>Who everybody is, whatever token they bring: the same ids in every organization and every run.</summary>
internal static class Identity
{
    public static readonly Guid User = new("6d1f3a52-0c4b-4f5e-9a71-2b8c5d7e9f01");
    public static readonly Guid BusinessUnit = new("1b7c9d20-58e4-4a6f-8d32-7e4f6a8b9c02");
    public static readonly Guid Organization = new("3c8d0e31-69f5-4b70-9e43-8f507b9cad03");
    public static readonly Guid Team = new("4d9e1f42-7a06-4c81-af54-90618cadbe04");
    public static readonly Guid Currency = new("5eaf2053-8b17-4d92-b065-a1729dbecf05");
    public static readonly Guid Tenant = new("6fb03164-9c28-4ea3-8176-b283aecfd006");
}

using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Rules;

/// <summary>The columns that the service alone writes, where no definition says so.</summary>
internal static class ReadOnly
{
    public static bool OnCreate(Column column) => column.Name == "statecode" || OnUpdate(column);

    public static bool OnUpdate(Column column) =>
        column.IsBaseMoney || column.Name is "createdon" or "modifiedon" or "versionnumber" or "exchangerate" or "activitytypecode";
}

using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Rules;

/// <summary>The columns that the service alone writes, where no definition says so.</summary>
internal static class ReadOnly
{
    public static bool IsKnown(Column column) =>
        column.IsBaseMoney || column.Name is "createdon" or "modifiedon" or "versionnumber" or "exchangerate" or "statecode" or "activitytypecode";
}

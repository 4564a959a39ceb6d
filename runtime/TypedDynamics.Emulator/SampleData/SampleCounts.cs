using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.SampleData;

/// <summary>How many sample rows a table gets.</summary>
internal static class SampleCounts
{
    private const int OfCustomTable = 25;
    private const int MostCustomTables = 40;

    /// <summary>The tables that get rows, in the order of the schema.</summary>
    public static IEnumerable<(Table Table, int Count)> Of(Org org)
    {
        var custom = 0;
        foreach (var table in org.Tables)
        {
            if (table.SetName is null || table.IsAbstract || table.IsIntersect)
                continue;
            if (Standard(table.LogicalName) is { } count)
                yield return (table, count);
            else if (IsCustom(table) && ++custom <= MostCustomTables)
                yield return (table, OfCustomTable);
        }
    }

    private static int? Standard(string table) => table switch
    {
        "account" => 40,
        "contact" => 120,
        "opportunity" or "phonecall" => 60,
        "lead" or "email" => 30,
        "task" => 80,
        "appointment" or "product" or "incident" or "annotation" => 20,
        "systemuser" => 5,
        "team" => 2,
        "businessunit" => 1,
        _ => null,
    };

    // A pair of ids without a name of its own is an intersect table, even where no definition says so.
    private static bool IsCustom(Table table) => table.LogicalName.Contains('_', StringComparison.Ordinal) && table.PrimaryName is not null;
}

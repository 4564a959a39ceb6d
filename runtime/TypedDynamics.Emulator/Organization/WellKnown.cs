using System.Collections.Immutable;

namespace TypedDynamics.Emulator.Organization;

/// <summary>What every organization has in common and a CSDL does not say.</summary>
internal static class WellKnown
{
    private static readonly ImmutableArray<Option> s_states = [new(0, "Active"), new(1, "Inactive")];
    private static readonly ImmutableArray<Option> s_statuses = [new(1, "Active", 0), new(2, "Inactive", 1)];
    private static readonly ImmutableArray<Option> s_noYes = [new(0, "No"), new(1, "Yes")];

    /// <summary>The table of those who take part in activities.</summary>
    public const string Parties = "activityparty";

    /// <summary>Whether rows of a table are part of the row that a column refers to, and go when it goes.</summary>
    public static bool IsPartOfTarget(Table table, Column column) => table.LogicalName == Parties && column.LogicalName == "activityid";

    public static bool IsChoice(string column) => column is "statecode" or "statuscode";

    public static ImmutableArray<Option> OptionsOf(string column, ColumnKind kind) => (column, kind) switch
    {
        (_, ColumnKind.Boolean) => s_noYes,
        ("statecode", _) => s_states,
        ("statuscode", _) => s_statuses,
        _ => [],
    };

    /// <summary>The column whose text stands for a row, when no definition names it.</summary>
    public static Column? PrimaryNameOf(string table, IReadOnlyCollection<Column> columns)
    {
        var prefix = table.IndexOf('_', StringComparison.Ordinal) is > 0 and var end ? table[..end] : "";
        string[] candidates = ["fullname", "name", prefix + "_name", "subject", "title", table + "name", prefix + "_title", "displayname", "friendlyname"];
        return candidates
            .Select(candidate => columns.FirstOrDefault(column => column.Kind == ColumnKind.Text && column.Name == candidate))
            .FirstOrDefault(column => column is not null);
    }
}

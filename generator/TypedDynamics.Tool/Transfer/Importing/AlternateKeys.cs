using System.Globalization;

namespace TypedDynamics.Tool.Transfer.Importing;

/// <summary>Rows named by an alternate key: <c>accounts(accountnumber='A-1')</c>.</summary>
internal static class AlternateKeys
{
    /// <summary>Moves the key's values out of the row into its address.</summary>
    /// <returns>What is wrong: one of them is missing.</returns>
    public static RowProblem? Address(TransferTable table, IReadOnlyList<TransferColumn> key, ImportRow row)
    {
        var parts = new List<string>();
        foreach (var column in key)
        {
            var name = column.IsLookup ? column.Tables.Select(static target => target.Navigation + "@odata.bind").FirstOrDefault(row.ContainsKey) : column.Name;
            if (name is null || row.GetValueOrDefault(name) is not { } value)
                return new(row.Source.Line, 0, $"'{column.Name}' is empty, and the row is found by it. Fill it in.");
            parts.Add($"{column.WireName}={Literal(column, value)}");
            row.Remove(name);
        }

        row.Remove(table.IdColumn);
        row["@odata.id"] = $"{table.EntitySet}({string.Join(',', parts)})";
        return null;
    }

    private static string Literal(TransferColumn column, object value) => value switch
    {
        string bound when column.IsLookup => bound[(bound.IndexOf('(', StringComparison.Ordinal) + 1)..^1],
        string text => $"'{Uri.EscapeDataString(text).Replace("%27", "''", StringComparison.Ordinal)}'",
        Guid id => id.ToString("D"),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

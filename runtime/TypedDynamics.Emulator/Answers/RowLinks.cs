using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Answers;

/// <summary>Addresses that the service writes into its answers.</summary>
internal static class RowLinks
{
    public static string OfRow(string serviceRoot, Table table, Guid id) => $"{serviceRoot}{table.SetName}({id:D})";

    /// <summary>The address of a new row; that of an elastic table names its partition as well.</summary>
    public static string OfNewRow(string serviceRoot, Table table, Guid id, string? partition) => table.IsElastic && partition is not null
        ? $"{serviceRoot}{table.SetName}({table.PrimaryId.Name}={id:D},partitionid='{Uri.EscapeDataString(partition.Replace("'", "''", StringComparison.Ordinal))}')"
        : OfRow(serviceRoot, table, id);

    /// <summary>The link beside an expanded collection. It stands on every row; only where there is more does it say where to go on.</summary>
    public static string OfCollection(string serviceRoot, Row row, Expansion expansion, ExpandedRows rows)
    {
        IEnumerable<string> options = expansion.Options.Select(Escape);
        if (rows.HasMore)
            options = options.Append("$skiptoken=" + PageTokens.Write(2, SqlWriting.OrdersOf(expansion.Query), rows.Rows[0], rows.Rows[^1]));
        var query = string.Join('&', options);
        return $"{OfRow(serviceRoot, row.Table, row.Id)}/{expansion.Navigation.Name}{(query.Length == 0 ? "" : "?" + query)}";
    }

    // As the service leaves it readable: only what would end the option or the URL is escaped.
    private static string Escape(string option) => Uri.EscapeDataString(option)
        .Replace("%24", "$", StringComparison.Ordinal).Replace("%3D", "=", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)
        .Replace("%28", "(", StringComparison.Ordinal).Replace("%29", ")", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal)
        .Replace("%27", "'", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal).Replace("%3B", ";", StringComparison.Ordinal);
}

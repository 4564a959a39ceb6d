using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Querying;

/// <summary>One sort key: its name in the paging cookie, what it sorts by, and whether it sorts downwards.</summary>
internal sealed record OrderSql(string Name, ColumnKind Kind, string Sql, bool Descending)
{
    public string Collation => StoredValues.CollationOf(Kind) is { } name ? $" COLLATE {name}" : "";

    public static OrderSql Write(Order order, SqlConditions conditions)
    {
        var (row, column) = order.Path;
        var name = string.Concat(row.Hops.Select(hop => hop.Name + ".")) + column.LogicalName;
        return column.Kind == ColumnKind.Lookup
            ? new(name, ColumnKind.Text, NameOfTarget(row.Table, column, conditions.Write(order.Path)), order.Descending)
            : new(name, column.Kind, conditions.Write(order.Path), order.Descending);
    }

    /// <summary>The key, which decides between rows that are otherwise equal.</summary>
    public static OrderSql Key(RowQuery query, SqlConditions conditions) =>
        new(query.Table.PrimaryId.LogicalName, ColumnKind.Guid, conditions.Write(new ColumnPath(query.Row.Row, query.Table.Key)), false);

    /// <summary>The rows that follow a position: nulls come first, as in SQL Server.</summary>
    public static string After(IReadOnlyList<OrderSql> orders, PagePosition position, SqlConditions conditions)
    {
        var sql = "";
        for (var i = orders.Count - 1; i >= 0; i--)
        {
            var (order, last) = (orders[i], position.Values[i]);
            var value = last is null ? "" : conditions.Parameter(last);
            var beyond = (last, order.Descending) switch
            {
                (null, false) => $"{order.Sql} IS NOT NULL",
                (null, true) => "0",
                (_, false) => $"{order.Sql} > {value}{order.Collation}",
                (_, true) => $"({order.Sql} < {value}{order.Collation} OR {order.Sql} IS NULL)",
            };
            var same = last is null ? $"{order.Sql} IS NULL" : $"{order.Sql} = {value}{order.Collation}";
            sql = sql.Length == 0 ? beyond : $"({beyond} OR ({same} AND {sql}))";
        }

        return sql;
    }

    // The service sorts a lookup by the text that stands for its target.
    private static string NameOfTarget(Table table, Column lookup, string id)
    {
        var names = table.TargetsOf(lookup)
            .Where(target => target.Table.PrimaryName is not null)
            .Select(target => $"(SELECT n.{Storage.Sql.Name(target.Table.PrimaryName!.StorageName)} FROM {Storage.Sql.Name(target.Table.ReadName)} n WHERE n.{Storage.Sql.Name(target.Table.Key.StorageName)} = {id})")
            .ToList();
        return names.Count switch { 0 => id, 1 => names[0], _ => $"COALESCE({string.Join(", ", names)})" };
    }
}

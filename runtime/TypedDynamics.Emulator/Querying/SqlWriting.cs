using System.Collections.Immutable;
using System.Text.Json;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Querying;

/// <summary>A SELECT and how to read its rows.</summary>
internal sealed record SqlStatement(string Text, IReadOnlyList<object?> Parameters, RowLayout Layout, int SortKeys, bool HasParent);

/// <summary>Turns a query into one SELECT. Sorting, paging and the limits of an expansion all happen in SQLite.</summary>
internal static class SqlWriting
{
    public static SqlStatement Rows(RowQuery query, ParentLink? parent, PagePosition? after, int? limit)
    {
        var conditions = new SqlConditions();
        var scope = conditions.Open(query.Row);
        var layout = new RowLayout(query.Table, Fetched(query));
        var orders = OrdersOf(query, conditions);
        var where = Where(query, scope, conditions, after is null ? null : OrderSql.After(orders, after, conditions));
        var link = Link(parent, scope, conditions, out var pairs, out var linked);
        IEnumerable<string> selected =
        [
            Sql.Name(scope.Alias, Sql.Version),
            Sql.Name(scope.Alias, Sql.RowType),
            .. layout.Columns.SelectMany(column => Select(scope.Alias, column)),
            .. orders.Select((order, index) => $"{order.Sql} AS o{index}"),
            .. link is null ? Array.Empty<string>() : [$"{link} AS parent"],
        ];
        var from = $"FROM {Sql.Name(query.Table.ReadName)} {scope.Alias}{pairs}{scope.Joins}{Clause("WHERE", [where, linked])}";
        var orderBy = string.Join(", ", orders.Select((order, index) => $"o{index}{order.Collation}{(order.Descending ? " DESC" : "")}"));

        // Under several parents a limit holds for each of them.
        var text = limit is { } most && parent is { Parents.Count: > 1 }
            ? $"SELECT * FROM (SELECT {string.Join(", ", selected)}, ROW_NUMBER() OVER (PARTITION BY {link} ORDER BY {Partition(orders)}) AS number {from}) WHERE number <= {conditions.Parameter(most)} ORDER BY {orderBy}"
            : $"SELECT {string.Join(", ", selected)} {from} ORDER BY {orderBy}{(limit is { } all ? $" LIMIT {conditions.Parameter(all)}" : "")}";
        return new(text, conditions.Parameters, layout, orders.Length, link is not null);
    }

    /// <summary>The sort keys of a query with the one that makes them unique, as the paging cookie lists them.</summary>
    public static ImmutableArray<OrderSql> OrdersOf(RowQuery query)
    {
        var conditions = new SqlConditions();
        conditions.Open(query.Row);
        return OrdersOf(query, conditions);
    }

    private static ImmutableArray<OrderSql> OrdersOf(RowQuery query, SqlConditions conditions) =>
        [.. query.OrderBy.Select(order => OrderSql.Write(order, conditions)), OrderSql.Key(query, conditions)];

    /// <summary>Counts the rows, but no further than <paramref name="most"/>.</summary>
    public static SqlStatement Count(RowQuery query, ParentLink? parent, int most)
    {
        var conditions = new SqlConditions();
        var scope = conditions.Open(query.Row);
        var where = Where(query, scope, conditions, null);
        Link(parent, scope, conditions, out var pairs, out var linked);
        var text = $"SELECT COUNT(*) FROM (SELECT 1 FROM {Sql.Name(query.Table.ReadName)} {scope.Alias}{pairs}{scope.Joins}{Clause("WHERE", [where, linked])} LIMIT {conditions.Parameter(most)})";
        return new(text, conditions.Parameters, new(query.Table, []), 0, false);
    }

    private static string Partition(ImmutableArray<OrderSql> orders) =>
        string.Join(", ", orders.Select(order => $"{order.Sql}{order.Collation}{(order.Descending ? " DESC" : "")}"));

    // Besides what is shown: the key, and the lookups that the expansions follow.
    private static ImmutableArray<Column> Fetched(RowQuery query) =>
    [
        .. query.Columns
            .Append(query.Table.Key)
            .Concat(query.Expansions.Where(each => !each.Navigation.IsCollection).Select(each => each.Navigation.Column).OfType<Column>())
            .Distinct(),
    ];

    private static IEnumerable<string> Select(string alias, Column column)
    {
        yield return Sql.Name(alias, column.StorageName);
        if (column.Kind == ColumnKind.Lookup)
            yield return Sql.Name(alias, column.TypeStorageName);
    }

    private static string? Where(RowQuery query, SqlScope scope, SqlConditions conditions, string? after)
    {
        var where = query.Where is null ? null : conditions.Write(query.Where);
        var changed = query.ChangedSince is { } version ? $"{Sql.Name(scope.Alias, Sql.Version)} > {conditions.Parameter(version)}" : null;
        return string.Join(" AND ", new[] { where, changed, after }.OfType<string>()) is { Length: > 0 } all ? all : null;
    }

    private static string? Link(ParentLink? parent, SqlScope scope, SqlConditions conditions, out string pairs, out string? linked)
    {
        (pairs, linked) = ("", null);
        if (parent is null)
            return null;

        var link = SqlConditions.Link(parent.Navigation, scope.Alias, out pairs);
        linked = parent.Parents is [var only]
            ? $"{link} = {conditions.Parameter(only.ToString("D"))}"
            : $"{link} IN (SELECT value FROM json_each({conditions.Parameter(JsonSerializer.Serialize(parent.Parents))}))";
        return link;
    }

    private static string Clause(string keyword, string?[] parts)
    {
        var given = parts.OfType<string>().ToList();
        return given.Count == 0 ? "" : $" {keyword} {string.Join(" AND ", given)}";
    }
}

using System.Collections.Immutable;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Fetching;

/// <summary>A column of the result: what it is called, and what stands in it.</summary>
/// <param name="Name">As in the answer.</param>
/// <param name="Column">What it holds; for aggregates a column of the result's kind.</param>
/// <param name="Table">The table that formats it.</param>
/// <param name="Sql">What is selected.</param>
internal sealed record FetchOutput(string Name, Column Column, Table Table, string Sql)
{
    /// <summary>The column behind an alias.</summary>
    public string? AttributeName { get; init; }

    /// <summary>What is selected for the type of a lookup's target; null for other columns.</summary>
    public string? TypeSql { get; init; }
}

/// <summary>A row of the result: its version, null for groups, and the values of its columns.</summary>
internal sealed record FetchedRow(long? Version, ImmutableArray<object?> Values, ImmutableArray<object?> SortKeys);

/// <summary>One SELECT for a fetch, and how to read it.</summary>
internal sealed record FetchStatement(ImmutableArray<FetchOutput> Outputs, ImmutableArray<OrderSql> Orders, string Text, IReadOnlyList<object?> Parameters, bool HasVersion, bool HasSortKeys);

/// <summary>Writes the SELECT of a fetch for rows.</summary>
internal static class FetchRows
{
    public static FetchStatement Write(Fetch fetch, FetchSource source, int limit)
    {
        var outputs = Outputs(fetch, source);
        var orders = FetchOrders.Of(fetch, source);
        var isKeyed = !fetch.IsDistinct && orders.All(order => !order.Name.Contains('.', StringComparison.Ordinal));
        PagePosition? after = isKeyed && fetch is { Cookie: { } cookie, Page: > 1 } ? PageTokens.ReadCookie(cookie, fetch.Page, orders) : null;
        IEnumerable<string> selected =
        [
            .. fetch.IsDistinct ? Array.Empty<string>() : [Sql.Name(source.Alias(source.Root), Sql.Version)],
            .. outputs.SelectMany(Selected),
            .. isKeyed ? orders.Select((order, index) => $"{order.Sql} AS o{index}") : [],
        ];
        var where = after is null ? "" : (source.Text.Contains(" WHERE ", StringComparison.Ordinal) ? " AND " : " WHERE ") + OrderSql.After(orders, after, source.Conditions);
        var orderBy = orders.IsEmpty ? "" : $" ORDER BY {string.Join(", ", orders.Select(order => $"{order.Sql}{order.Collation}{(order.Descending ? " DESC" : "")}"))}";
        var offset = after is null && fetch.Page > 1 ? $" OFFSET {source.Conditions.Parameter((long)(fetch.Page - 1) * (limit - 1))}" : "";
        var text = $"SELECT {(fetch.IsDistinct ? "DISTINCT " : "")}{string.Join(", ", selected)} {source.Text}{where}{orderBy} LIMIT {source.Conditions.Parameter((long)limit)}{offset}";
        return new(outputs, orders, text, source.Conditions.Parameters, HasVersion: !fetch.IsDistinct, HasSortKeys: isKeyed);
    }

    public static IEnumerable<string> Selected(FetchOutput output) => output.TypeSql is { } type ? [output.Sql, type] : [output.Sql];

    private static ImmutableArray<FetchOutput> Outputs(Fetch fetch, FetchSource source)
    {
        var outputs = new List<FetchOutput>();
        foreach (var entity in source.Shown)
        {
            var isRoot = entity == source.Root;
            var showsAll = entity.HasAllColumns || (isRoot && entity.Attributes.Count == 0);
            IEnumerable<FetchAttribute> attributes = showsAll ? entity.Table.Columns.Select(column => new FetchAttribute(column, null)) : entity.Attributes;
            if (isRoot && !fetch.IsDistinct && attributes.All(attribute => attribute.Column != entity.Table.PrimaryId))
                attributes = attributes.Append(new(entity.Table.PrimaryId, null));
            outputs.AddRange(attributes.Select(attribute => Output(source, entity, attribute)));
        }

        return [.. outputs.DistinctBy(output => output.Name)];
    }

    private static FetchOutput Output(FetchSource source, FetchEntity entity, FetchAttribute attribute)
    {
        var column = attribute.Column;
        var name = attribute.Alias ?? (entity.Alias is { } alias ? $"{alias}.{column.LogicalName}" : column.Name);
        return new(name, column, entity.Table, source.Column(entity, column))
        {
            AttributeName = attribute.Alias is null && entity.Alias is null ? null : column.LogicalName,
            TypeSql = column.Kind == ColumnKind.Lookup ? Sql.Name(source.Alias(entity), column.TypeStorageName) : null,
        };
    }
}

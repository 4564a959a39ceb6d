using System.Collections.Immutable;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Fetching;

/// <summary>What a fetch is sorted by: the root's orders, then those of links; keys decide between equal rows.</summary>
internal static class FetchOrders
{
    public static ImmutableArray<OrderSql> Of(Fetch fetch, FetchSource source)
    {
        var orders = source.Shown.SelectMany(entity => entity.Orders.Select(order => Write(fetch, source, order, order.EntityName is { } name ? source.Find(name) : entity))).ToList();
        if (!fetch.IsDistinct)
        {
            orders.Add(Key(source, source.Root));
            orders.AddRange(source.Multiplying.Select(entity => Key(source, entity)));
        }

        return [.. orders];
    }

    private static OrderSql Key(FetchSource source, FetchEntity entity) =>
        new(entity.Alias is { } alias ? $"{alias}.{entity.Table.Key.LogicalName}" : entity.Table.PrimaryId.LogicalName, ColumnKind.Guid, source.Column(entity, entity.Table.Key), false);

    private static OrderSql Write(Fetch fetch, FetchSource source, FetchOrder order, FetchEntity entity)
    {
        var column = order.Attribute is { } attribute ? FetchReading.Column(entity.Table, attribute) : ByAlias(source, order.Alias!, out entity);
        var written = OrderSql.Write(new Order(source.Path(entity, column), order.Descending), source.Conditions);
        if (entity.Alias is { } alias)
            written = written with { Name = $"{alias}.{written.Name}" };
        return column.Kind == ColumnKind.Choice && !fetch.OrdersByValue ? written with { Kind = ColumnKind.Text, Sql = Label(entity.Table, column, written.Sql) } : written;
    }

    private static Column ByAlias(FetchSource source, string alias, out FetchEntity entity)
    {
        foreach (var shown in source.Shown)
        {
            if (shown.Attributes.Find(attribute => attribute.Alias == alias) is { } found)
            {
                entity = shown;
                return found.Column;
            }
        }

        throw FetchErrors.UnknownAlias(alias);
    }

    private static string Label(Table table, Column column, string sql)
    {
        var cases = table.OptionsOf(column).Select(option => $"WHEN {option.Value} THEN '{option.Label.Replace("'", "''", StringComparison.Ordinal)}'").ToList();
        return cases.Count == 0 ? sql : $"CASE {sql} {string.Join(' ', cases)} END";
    }
}

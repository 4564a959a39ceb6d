using System.Collections.Immutable;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Fetching;

/// <summary>Writes the SELECT of a fetch for aggregates and groups.</summary>
internal static class FetchGroups
{
    public static FetchStatement Write(Fetch fetch, FetchSource source, int fiscalYearStart, int limit)
    {
        var attributes = source.Shown.SelectMany(entity => entity.Attributes.Select(attribute => (entity, attribute))).ToList();
        if (attributes.Count == 0)
            throw FetchErrors.InvalidAggregate("An aggregate needs at least one attribute.");
        var outputs = attributes.Select(each => Output(source, each.entity, each.attribute, fiscalYearStart)).ToImmutableArray();
        var groups = attributes.Zip(outputs).Where(each => each.First.attribute.IsGroup).SelectMany(each => FetchRows.Selected(each.Second)).Distinct().ToList();
        var groupBy = groups.Count == 0 ? "" : $" GROUP BY {string.Join(", ", groups)}";
        var orders = source.Shown.SelectMany(entity => entity.Orders).Select(order => OrderBy(order, outputs)).ToList();
        var orderBy = orders.Count == 0 ? "" : $" ORDER BY {string.Join(", ", orders)}";
        var offset = fetch.Page > 1 ? $" OFFSET {source.Conditions.Parameter((long)(fetch.Page - 1) * (limit - 1))}" : "";
        var text = $"SELECT {string.Join(", ", outputs.SelectMany(FetchRows.Selected))} {source.Text}{groupBy}{orderBy} LIMIT {source.Conditions.Parameter((long)limit)}{offset}";
        return new(outputs, [], text, source.Conditions.Parameters, HasVersion: false, HasSortKeys: false);
    }

    private static FetchOutput Output(FetchSource source, FetchEntity entity, FetchAttribute attribute, int fiscalYearStart)
    {
        var (column, alias) = (attribute.Column, attribute.Alias ?? throw FetchErrors.InvalidAggregate($"'{attribute.Column.LogicalName}' needs an alias in an aggregate."));
        var sql = source.Column(entity, column);
        if (attribute.IsGroup)
        {
            return attribute.DateGrouping is { } grouping
                ? new(alias, AggregateSql.Rows.Column, entity.Table, Part(source.Conditions, source.Path(entity, column), attribute, grouping, fiscalYearStart))
                : new(alias, column, entity.Table, sql)
                {
                    AttributeName = column.LogicalName,
                    TypeSql = column.Kind == ColumnKind.Lookup ? Sql.Name(source.Alias(entity), column.TypeStorageName) : null,
                };
        }

        var aggregate = attribute.Aggregate ?? throw FetchErrors.InvalidAggregate($"'{column.LogicalName}' is neither aggregated nor grouped.");
        var result = AggregateSql.Of(aggregate, column, sql, SqlConditions.Collation(source.Path(entity, column)), attribute.IsDistinct);
        return new(alias, result.Column, entity.Table, result.Text) { AttributeName = result.Column == AggregateSql.Rows.Column ? null : column.LogicalName };
    }

    private static string Part(SqlConditions conditions, ColumnPath path, FetchAttribute attribute, string grouping, int fiscalYearStart)
    {
        if (path.Column.Kind is not (ColumnKind.DateTime or ColumnKind.Date))
            throw FetchErrors.Of("0x80041135", $"'{path.Column.LogicalName}' holds no date to group by.");
        string Of(string format) => conditions.PartOf(path, format, attribute.IsUtc);
        return grouping switch
        {
            "day" => Of("%d"),
            "week" => $"({Of("%j")} - 1 + (7 + (({Of("%w")} - {Of("%j")} + 1) % 7)) % 7) / 7 + 1",
            "month" => Of("%m"),
            "quarter" => $"({Of("%m")} + 2) / 3",
            "year" => Of("%Y"),
            "fiscal-period" => $"(({Of("%m")} - {fiscalYearStart} + 12) % 12) / 3 + 1",
            "fiscal-year" => $"{Of("%Y")} - ({Of("%m")} < {fiscalYearStart})",
            _ => throw FetchErrors.Of("0x80041135", $"There is no date grouping '{grouping}'."),
        };
    }

    private static string OrderBy(FetchOrder order, ImmutableArray<FetchOutput> outputs)
    {
        var output = outputs.FirstOrDefault(output => output.Name == (order.Alias ?? order.Attribute)) ?? throw FetchErrors.UnknownAlias(order.Alias ?? order.Attribute!);
        var collation = StoredValues.CollationOf(output.Column.Kind) is { } name ? $" COLLATE {name}" : "";
        return $"{output.Sql}{collation}{(order.Descending ? " DESC" : "")}";
    }
}

using System.Collections.Immutable;
using TypedDynamics.Emulator.Fetching;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Applying;

/// <summary>Writes the SELECT of an <c>$apply</c>.</summary>
internal static class GroupStatements
{
    // Sums and averages of exact numbers come with so many digits.
    private const int Scale = 9;

    public static FetchStatement Write(GroupQuery query)
    {
        var conditions = new SqlConditions();
        var scope = conditions.Open(query.Row);
        ImmutableArray<FetchOutput> outputs = [.. query.Keys.Select(key => Key(key, conditions)), .. query.Values.Select(value => Value(value, conditions, query.Row.Table))];
        var groups = query.Keys.Length == 0 ? "" : $" GROUP BY {string.Join(", ", outputs.Take(query.Keys.Length).SelectMany(FetchRows.Selected).Distinct())}";
        var where = query.Where is null ? "" : $" WHERE {conditions.Write(query.Where)}";
        var text = $"SELECT {string.Join(", ", outputs.SelectMany(FetchRows.Selected))} FROM {Sql.Name(query.Row.Table.ReadName)} {scope.Alias}{scope.Joins}{where}{groups}";
        return new(outputs, [], text, conditions.Parameters, HasVersion: false, HasSortKeys: false);
    }

    private static FetchOutput Key(GroupedColumn key, SqlConditions conditions)
    {
        var column = key.Path.Column;
        var alias = conditions.AliasOf(key.Path.Row);
        return new(key.Name, column, key.Path.Row.Table, conditions.Write(key.Path))
        {
            TypeSql = column.Kind == ColumnKind.Lookup ? Sql.Name(alias, column.TypeStorageName) : null,
        };
    }

    private static FetchOutput Value(AggregatedColumn value, SqlConditions conditions, Table table)
    {
        if (value.Path is not { } path)
            return new(value.Name, AggregateSql.Rows.Column, table, AggregateSql.Rows.Text);
        var sql = AggregateSql.Of(value.Aggregate, path.Column, conditions.Write(path), SqlConditions.Collation(path));
        var column = value.Aggregate is "sum" or "avg" && sql.Column.Kind is ColumnKind.Decimal or ColumnKind.Money ? sql.Column with { Scale = Scale } : sql.Column;
        return new(value.Name, column, path.Row.Table, sql.Text);
    }
}

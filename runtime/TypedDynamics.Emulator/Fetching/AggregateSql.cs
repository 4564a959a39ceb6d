using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Fetching;

/// <summary>What is worked out of a column's values, and what the result holds.</summary>
/// <param name="Column">A column of the result's kind.</param>
/// <param name="Text">The SQL.</param>
internal sealed record AggregateSql(Column Column, string Text)
{
    private static readonly Column s_number = new("count", ColumnKind.BigInteger);

    public static AggregateSql Rows { get; } = new(s_number, "COUNT(*)");

    /// <exception cref="Answers.ServiceError">There is no such aggregate, or the column has none.</exception>
    public static AggregateSql Of(string aggregate, Column column, string sql, string collation, bool isDistinct = false)
    {
        var isWhole = column.Kind is ColumnKind.Integer or ColumnKind.BigInteger;
        var isExact = column.Kind is ColumnKind.Decimal or ColumnKind.Money;
        if (aggregate is "sum" or "avg" && !isWhole && !isExact && column.Kind != ColumnKind.Double)
            throw FetchErrors.AggregateNotValid(column, aggregate);
        return aggregate switch
        {
            "count" => Rows,
            "countcolumn" => new(s_number, $"COUNT({(isDistinct ? "DISTINCT " : "")}{sql}{collation})"),
            "sum" => new(column, isExact ? $"{Comparisons.Sum}({sql})" : $"SUM({sql})"),
            "avg" when isWhole => new(new Column(column.Name, ColumnKind.Double), $"AVG({sql})"),
            "avg" => new(column, isExact ? $"{Comparisons.Average}({sql})" : $"AVG({sql})"),
            "min" or "max" => new(column, $"{aggregate.ToUpperInvariant()}({sql}{collation})"),
            _ => throw FetchErrors.InvalidAggregate($"There is no aggregate '{aggregate}'."),
        };
    }
}

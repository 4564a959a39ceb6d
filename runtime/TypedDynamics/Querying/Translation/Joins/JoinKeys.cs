using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Joins;

/// <summary>The columns by which tables are joined, and which rows of the other one.</summary>
internal static class JoinKeys
{
    /// <exception cref="QueryNotSupportedException">It is not a column of a row of the line.</exception>
    public static ColumnPath Translate(LambdaExpression key, Scope scope)
    {
        if (MemberPaths.Reach(key.Body, scope) is not { Navigations: [] } reached || (reached.Column is null ? reached.Key : reached.Path) is not { } path)
            throw Unsupported.Because(key.Body, "tables are joined by one column of each row", "Name a column or the key: a => a.AccountId, c => c.ParentCustomerId!.Id.");
        return path.Column.Kind is ColumnKind.MultiSelectChoice or ColumnKind.Image or ColumnKind.Complex
            ? throw Unsupported.Because(key.Body, $"'{path.Column.MemberName}' cannot tie rows", "Join by another column.")
            : path;
    }

    /// <summary>The condition on the rows of the query that is joined.</summary>
    /// <exception cref="QueryNotSupportedException">It has more than conditions.</exception>
    public static Filter? ConditionOf(QueryModel inner) =>
        inner is { Top: null, Orderings: [], Expansions: [], Joins: [], Aggregation: null, Columns.IsAll: true }
            ? inner.Filter
            : throw new QueryNotSupportedException($"The query over '{inner.Entity.LogicalName}' that is joined may have conditions only. Put its order, limit and inclusions behind the join.");
}

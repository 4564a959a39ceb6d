using System.Linq.Expressions;
using TypedDynamics.Querying.FetchXml;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Joins;

/// <summary>A collection that <c>SelectMany</c> goes through: <c>a => a.Contacts.Where(c => …).DefaultIfEmpty()</c>.</summary>
/// <param name="Kind">Inner, or left with <c>DefaultIfEmpty</c>.</param>
/// <param name="From">Logical name of the related rows' column.</param>
/// <param name="Near">The column that it must equal.</param>
/// <param name="Filter">What must hold of the related rows.</param>
internal sealed record JoinedCollection(JoinKind Kind, string From, ColumnPath Near, Filter? Filter)
{
    /// <exception cref="QueryNotSupportedException">It names no collection, or does more than narrow one.</exception>
    public static JoinedCollection Translate(LambdaExpression lambda, Scope scope)
    {
        var (source, kind) = Source(lambda.Body);
        var conditions = new List<LambdaExpression>();
        while (source is MethodCallExpression { Method: { Name: nameof(Enumerable.Where), DeclaringType: { } declaring }, Arguments: [var inner, var condition] } && declaring == typeof(Enumerable))
        {
            conditions.Insert(0, condition as LambdaExpression ?? throw Wrong(lambda));
            source = inner;
        }

        if (MemberPaths.Reach(source, scope) is not { Navigations: [], Collection: { IsManyToMany: false } collection } reached) throw Wrong(lambda);
        var columns = LinkColumns.Of(collection, reached.Entity);
        var filters = conditions.ConvertAll(condition => FilterTranslator.Translate(condition.Body, Scope.Of(condition, collection.Target)));
        var near = reached.Entity.FindColumn(columns.To) ?? throw Wrong(lambda);
        return new(kind, columns.From, new(reached.Start.Range, [], near), filters.Count == 0 ? null : Logical.And([.. filters]));
    }

    /// <summary>What <c>DefaultIfEmpty</c> stands behind, and what it makes of the join.</summary>
    public static (Expression Source, JoinKind Kind) Source(Expression expression) =>
        expression is MethodCallExpression { Method: { Name: nameof(Enumerable.DefaultIfEmpty), DeclaringType: { } declaring }, Arguments: [var inner] } && declaring == typeof(Enumerable)
            ? (inner, JoinKind.Left)
            : (expression, JoinKind.Inner);

    private static QueryNotSupportedException Wrong(LambdaExpression lambda) => Unsupported.Because(
        lambda.Body, "rows are flattened over one collection of a row", "Name a 1:N collection, with Where and DefaultIfEmpty after it: a => a.Contacts.DefaultIfEmpty(). For N:N join the intersect table.");
}

using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation;

/// <summary>A sort key's expression tree as the column that it names.</summary>
internal static class OrderingTranslator
{
    /// <exception cref="QueryNotSupportedException">It is not a column, or one without an order.</exception>
    public static Ordering Translate(LambdaExpression lambda, Scope scope, bool descending)
    {
        if (lambda.Body is MethodCallExpression { Method: { Name: nameof(QueryFunctions.Label) } method } label && method.DeclaringType == typeof(QueryFunctions))
            return ByLabel(label, scope, descending);
        if (MemberPaths.Reach(lambda.Body, scope) is not { } reached || reached.Column is not { } column)
            throw Unsupported.Because(lambda.Body, "rows are ordered by columns", "Name a column: x => x.Name, or x => x.PrimaryContact!.FullName.");
        if (column.Kind is ColumnKind.MultiSelectChoice or ColumnKind.Image or ColumnKind.Complex)
            throw Unsupported.Because(lambda.Body, $"'{column.MemberName}' has no order", "Order by another column, or after the rows are read.");
        return new(reached.Path, descending);
    }

    private static Ordering ByLabel(MethodCallExpression label, Scope scope, bool descending) =>
        MemberPaths.Reach(label.Arguments[0], scope) is { Column.Kind: ColumnKind.Choice } choice
            ? new(choice.Path, descending, ByLabel: true)
            : throw Unsupported.Because(label, "labels are those of choice columns", "Name one: x => x.StatusCode.Label().");
}

using System.Collections;
using System.Collections.Immutable;
using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Methods;

/// <summary>Methods of collections: of related rows, and of values that a column is looked for in.</summary>
internal static class CollectionMethods
{
    private const int MostComparisons = 20;

    /// <summary><c>x.Contacts.Any(c => …)</c>, <c>All</c>, and <c>Where</c> before them.</summary>
    public static Filter? Quantify(MethodCallExpression call, Scope scope)
    {
        var conditions = new Stack<LambdaExpression>();
        var isAll = call.Method.Name == nameof(Enumerable.All);
        if (call.Arguments.Count > 1) conditions.Push(Lambda(call, call.Arguments[1]));
        var source = call.Arguments[0];
        while (!isAll && source is MethodCallExpression { Method: { Name: nameof(Enumerable.Where), DeclaringType: { } declaring } } where && declaring == typeof(Enumerable))
        {
            conditions.Push(Lambda(call, where.Arguments[1]));
            source = where.Arguments[0];
        }

        if (MemberPaths.Reach(source, scope) is not { Collection: { } collection } reached) return null;
        if (!reached.Navigations.IsEmpty)
        {
            throw Unsupported.Because(
                call, "the service does not look into a collection behind a lookup", $"Start from '{reached.Entity.LogicalName}', or ask in two queries.");
        }

        var target = collection.Target;
        if (conditions.Count == 0)
            return new Quantified(reached.Start.Range, collection, isAll, new RangeVariable(scope.FreeName(), target), null);
        var named = scope.Inner(conditions.Peek(), target);
        Filter inner = Constant.Of(true);
        foreach (var condition in conditions)
            inner = Logical.And(inner, FilterTranslator.Translate(condition.Body, named with { Parameter = condition.Parameters[0] }));
        RequireOwnColumns(inner, named.Range!, call);
        if (inner is not Constant constant) return new Quantified(reached.Start.Range, collection, isAll, named.Range!, inner);
        if (isAll && constant.Holds) return constant;
        if (!isAll && !constant.Holds) return constant;
        var exists = new Quantified(reached.Start.Range, collection, IsAll: false, named.Range!, null);
        return isAll ? Negation.Of(exists) : exists;
    }

    /// <summary><c>names.Contains(x.Name)</c>, whether the compiler binds it to a list, a sequence or a span.</summary>
    public static Filter? IsOneOf(MethodCallExpression call, Scope scope)
    {
        var (source, item) = call.Object is { } target ? (target, call.Arguments[0]) : (call.Arguments[0], call.Arguments[1]);
        var hasComparer = call.Arguments.Count > (call.Object is null ? 2 : 1) && Captured.Value(call.Arguments[^1]) is not null;
        if (MemberPaths.Reach(item, scope) is not { } reached || hasComparer || RowFinder.HasRow(source)) return null;
        if (Captured.Value(Unspanned(source)) is not IEnumerable values) return null;
        var matches = new List<Comparison>();
        foreach (var value in values) matches.Add(ComparisonTranslator.Equal(reached, value, call));
        return OneOf(matches);
    }

    // The service reads few comparisons beside each other, and thousands of values in a list.
    private static Filter OneOf(List<Comparison> matches)
    {
        if (matches.Count <= MostComparisons || matches[0].Left is not ColumnPath path || !MayBeListed(path.Column))
            return Logical.Or([.. matches]);
        // A list holds texts, of which an empty one may be none.
        var listed = matches.ToLookup(static match => match.Right is Literal { IsNull: false, Value: not "" });
        var values = listed[true].Select(static match => (Literal)match.Right).Distinct().ToImmutableArray();
        return Logical.Or([new FunctionMatch(path, ColumnFunction.In, values), .. listed[false].Distinct()]);
    }

    private static bool MayBeListed(ColumnModel column) =>
        column.Kind is ColumnKind.Text or ColumnKind.Guid or ColumnKind.Lookup or ColumnKind.Choice or ColumnKind.Integer or ColumnKind.Decimal or ColumnKind.Double;

    // C# 14 binds array.Contains to a span's, and a span cannot be held: what it was made of can.
    private static Expression Unspanned(Expression source) => source switch
    {
        MethodCallExpression { Method: { Name: "op_Implicit" or "AsSpan", ReturnType.IsByRefLike: true }, Arguments: [var array, ..] } => array,
        UnaryExpression { NodeType: ExpressionType.Convert, Type.IsByRefLike: true } conversion => conversion.Operand,
        _ => source,
    };

    private static LambdaExpression Lambda(MethodCallExpression call, Expression argument) =>
        argument as LambdaExpression
        ?? (argument as UnaryExpression)?.Operand as LambdaExpression
        ?? throw Unsupported.Because(call, "its condition is not an inline lambda, so that it cannot be read", "Write the lambda inside the query.");

    // Inside a lambda the service knows the related row alone.
    private static void RequireOwnColumns(Filter filter, RangeVariable range, MethodCallExpression call)
    {
        if (!IsOwn(filter, range))
            throw Unsupported.Because(call, "the condition on related rows uses a column of the row outside", "Move that part out of Any or All, or filter after the rows are read.");
    }

    private static bool IsOwn(Filter filter, RangeVariable range) => filter switch
    {
        Logical logical => logical.Parts.All(part => IsOwn(part, range)),
        Negation negation => IsOwn(negation.Inner, range),
        Comparison comparison => (comparison.Left as ColumnPath)?.Range == range || (comparison.Right as ColumnPath)?.Range == range,
        TextMatch match => match.Column.Range == range,
        FunctionMatch match => match.Column.Range == range,
        Quantified quantified => quantified.Range == range,
        _ => true,
    };
}

using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Methods;

/// <summary>Methods of strings. The service compares texts without regard to case.</summary>
internal static class TextMethods
{
    public static Filter? Match(MethodCallExpression call, TextMatchKind kind, Scope scope)
    {
        if (MemberPaths.Reach(call.Object!, scope) is not { } reached)
        {
            return RowFinder.HasRow(call.Object!) || RowFinder.HasRow(call)
                ? throw Unsupported.Because(call, "only a column can be searched, and only for a value", "Put the column before the dot and the value between the brackets.")
                : null;
        }

        if (reached.Column is not { Kind: ColumnKind.Text })
            throw Unsupported.Because(call, "only a text column can be searched", "Compare it with a value.");
        if (call.Arguments.Count > 1) RequireCaseIgnored(call, call.Arguments[1]);
        if (RowFinder.HasRow(call.Arguments[0]))
            throw Unsupported.Because(call, "a column cannot be searched for another column's text", "Search for a value, or filter after the rows are read.");
        var text = Literals.For(Captured.Value(call.Arguments[0]), reached.Column, call);
        if (text.IsNull) throw Unsupported.Because(call, "the text is null", "Leave the condition out when there is nothing to search for.");
        return new TextMatch(reached.Path, kind, text);
    }

    // The service stores an empty text as null, yet a value can be set to it by other roads.
    public static Filter? IsNullOrEmpty(MethodCallExpression call, Scope scope) =>
        MemberPaths.Reach(call.Arguments[0], scope) is { Column.Kind: ColumnKind.Text } text
            ? Logical.Or(
                new Comparison(text.Path, ComparisonOperator.Equal, Literal.Null),
                new Comparison(text.Path, ComparisonOperator.Equal, Literal.Of(string.Empty)))
            : null;

    public static void RequireCaseIgnored(MethodCallExpression call, Expression argument)
    {
        if (Captured.Value(argument) is StringComparison.OrdinalIgnoreCase or StringComparison.CurrentCultureIgnoreCase or StringComparison.InvariantCultureIgnoreCase)
            return;
        throw Unsupported.Because(
            call, "the service compares texts without regard to case", "Leave the argument out or pass StringComparison.OrdinalIgnoreCase.");
    }
}

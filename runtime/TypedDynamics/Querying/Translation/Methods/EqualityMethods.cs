using System.Linq.Expressions;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Methods;

/// <summary><c>Equals</c> of strings, objects and values.</summary>
internal static class EqualityMethods
{
    public static Filter? Translate(MethodCallExpression call, Scope scope)
    {
        var (left, right, rest) = call.Object is { } target
            ? (target, call.Arguments[0], call.Arguments.Skip(1))
            : call.Arguments is [var first, var second, ..] ? (first, second, call.Arguments.Skip(2)) : default;
        if (left is null || !RowFinder.HasRow(call)) return null;
        foreach (var argument in rest)
        {
            if (argument.Type != typeof(StringComparison)) return null;
            TextMethods.RequireCaseIgnored(call, argument);
        }

        return ComparisonTranslator.Equal(left, right, scope, call);
    }
}

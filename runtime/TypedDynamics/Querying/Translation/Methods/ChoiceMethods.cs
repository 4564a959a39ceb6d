using System.Globalization;
using System.Linq.Expressions;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Methods;

/// <summary>Methods of multi-select choices.</summary>
internal static class ChoiceMethods
{
    public static Filter? Contains(MethodCallExpression call, Scope scope) =>
        MemberPaths.Reach(call.Object!, scope) is { Column: not null } options
            ? new FunctionMatch(options.Path, ColumnFunction.ContainValues, [Literal.Of(Convert.ToInt64(Captured.Value(call.Arguments[0]), CultureInfo.InvariantCulture))])
            : CollectionMethods.IsOneOf(call, scope);
}

using System.Globalization;
using System.Linq.Expressions;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Methods;

/// <summary>Methods of multi-select choices.</summary>
internal static class ChoiceMethods
{
    public static Filter? Contains(MethodCallExpression call, Scope scope)
    {
        if (MemberPaths.Reach(call.Object!, scope) is not { Column: not null } options) return CollectionMethods.IsOneOf(call, scope);
        if (!options.Navigations.IsEmpty)
            throw Unsupported.Because(call, "a multi-select choice can be asked for only on the row itself", "Start from the entity set of the related table.");
        return new OptionMatch(options.Path, Convert.ToInt64(Captured.Value(call.Arguments[0]), CultureInfo.InvariantCulture), IsIn: true);
    }
}

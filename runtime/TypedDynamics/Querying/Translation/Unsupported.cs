using System.Linq.Expressions;
using System.Text.RegularExpressions;

namespace TypedDynamics.Querying.Translation;

/// <summary>Says what of a query the service cannot be asked, and what to write instead.</summary>
internal static partial class Unsupported
{
    public static QueryNotSupportedException Because(Expression expression, string reason, string mend) =>
        new($"'{TextOf(expression)}' cannot be sent to the service: {reason}. {mend}");

    // Captured variables are fields of an object that the compiler made.
    private static string TextOf(Expression expression) => CapturedObject().Replace(expression.ToString(), string.Empty);

    [GeneratedRegex(@"value\([^()]*\)\.")]
    private static partial Regex CapturedObject();
}

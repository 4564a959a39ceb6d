using System.Linq.Expressions;
using System.Text.RegularExpressions;

namespace TypedDynamics.Querying.Translation;

/// <summary>Says what of a query the service cannot be asked, and what to write instead.</summary>
internal static partial class Unsupported
{
    public static QueryNotSupportedException Because(Expression expression, string reason, string mend) =>
        new($"'{TextOf(expression)}' cannot be sent to the service: {reason}. {mend}");

    /// <summary>Something is worked out from a row.</summary>
    public static QueryNotSupportedException Computation(Expression expression) => expression switch
    {
        MethodCallExpression { Method: { Name: nameof(string.ToLower) or nameof(string.ToUpper) or nameof(string.ToLowerInvariant) or nameof(string.ToUpperInvariant) } } =>
            Because(expression, "the service has no such function", "It compares texts without regard to case: leave the call out."),
        MethodCallExpression { Method: { DeclaringType: { } text, Name: nameof(string.IsNullOrWhiteSpace) } } when text == typeof(string) =>
            Because(expression, "the service does not trim texts", "Write string.IsNullOrEmpty."),
        BinaryExpression { NodeType: ExpressionType.Coalesce } or MethodCallExpression { Method.Name: nameof(Nullable<>.GetValueOrDefault) } =>
            Because(expression, "the service has no value in place of a missing one", "Compare the column itself, which without a value meets no comparison, and add || x.Column == null where the other value would."),
        MethodCallExpression { Method.Name: nameof(Enumerable.Contains), Arguments: [.., { } last] } when last.Type.IsAssignableTo(typeof(System.Collections.IEqualityComparer)) || last.Type.Name.StartsWith("IEqualityComparer", StringComparison.Ordinal) =>
            Because(expression, "the service compares by its own rules, texts without regard to case", "Leave the comparer out."),
        // A row's own members are columns, navigations, or refused by their names before.
        MemberExpression { Expression: ParameterExpression } => Because(
            expression,
            "it is something that a selector made",
            "Keep the rows in the line, (a, c) => new { a, c }, speak of their columns, and select at the end."),
        MethodCallExpression { Method: { DeclaringType: { } declaring } method } => Because(
            expression,
            $"the service has no '{declaring.Name}.{method.Name}'",
            "Use comparisons, Contains, StartsWith, EndsWith, string.IsNullOrEmpty, Any and All, or filter after the rows are read."),
        _ => Because(
            expression,
            "the service compares columns, it does not compute with them",
            "Compare the column itself, and move the computing to the value."),
    };

    // Captured variables are fields of an object that the compiler made.
    private static string TextOf(Expression expression) => CapturedObject().Replace(expression.ToString(), string.Empty);

    [GeneratedRegex(@"value\([^()]*\)\.")]
    private static partial Regex CapturedObject();
}

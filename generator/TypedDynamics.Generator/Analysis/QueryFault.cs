using Microsoft.CodeAnalysis;
using TypedDynamics.Generator.Diagnostics;

namespace TypedDynamics.Generator.Analysis;

/// <summary>What is wrong with a part of a query, where it stands, and the mend.</summary>
internal readonly record struct QueryFault(DiagnosticDescriptor Rule, SyntaxNode At, string Message)
{
    private const int LongestText = 80;

    /// <summary>In the words that the runtime would refuse it with.</summary>
    public static QueryFault Unsent(IOperation at, string reason, string mend) => Unsent(Rules.Untranslatable, at, reason, mend);

    /// <inheritdoc cref="Unsent(IOperation, string, string)"/>
    public static QueryFault Unsent(DiagnosticDescriptor rule, IOperation at, string reason, string mend) =>
        new(rule, at.Syntax, $"'{Text(at.Syntax)}' cannot be sent to the service: {reason}. {mend}");

    public static string Text(SyntaxNode syntax)
    {
        var text = string.Join(" ", syntax.ToString().Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestText ? text : text.Substring(0, LongestText) + "…";
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, At.GetLocation(), Message);
}

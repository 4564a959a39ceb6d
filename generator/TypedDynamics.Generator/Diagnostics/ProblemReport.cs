using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedDynamics.Generator.Diagnostics;

/// <summary>The one place where numbers become a location again.</summary>
internal static class ProblemReport
{
    public static void Report(this SourceProductionContext context, Problem problem) => context.ReportDiagnostic(ToDiagnostic(problem));

    public static Diagnostic ToDiagnostic(Problem problem)
    {
        var at = problem.At;
        var location = string.IsNullOrEmpty(at.Path)
            ? Location.None
            : Location.Create(at.Path, new TextSpan(at.Start, at.Length), new LinePositionSpan(Position(at.StartLine, at.StartColumn), Position(at.EndLine, at.EndColumn)));
        return Diagnostic.Create(Rules.Find(problem.Rule), location, problem.Message);
    }

    // A reader that knows no line (an empty file) says -1, which the compiler answers with an exception.
    private static LinePosition Position(int line, int column) => new(Math.Max(line, 0), Math.Max(column, 0));
}

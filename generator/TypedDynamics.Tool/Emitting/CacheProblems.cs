using TypedDynamics.Generator.Reading;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Emitting;

/// <summary>Tells what is wrong with a cache's files, with the weight that the compiler gives it.</summary>
internal static class CacheProblems
{
    private const string NotPulled = "TD0008";

    /// <summary>True where the compiler would stop the build.</summary>
    /// <remarks>The rules themselves are the compiler's types, which are not here; a test holds this against them.</remarks>
    public static bool IsError(string rule) => string.CompareOrdinal(rule, "TD0020") < 0 && rule != NotPulled;

    /// <summary>True where the compiler would warn; below that, it only informs.</summary>
    public static bool IsWarning(string rule) => !IsError(rule) && string.CompareOrdinal(rule, "TD0030") < 0;

    /// <summary>Warns of what can be lived with.</summary>
    /// <exception cref="ToolException">A file is damaged; the message names all such places.</exception>
    public static void Report(this ToolOutput output, IReadOnlyList<ReadProblem> problems)
    {
        foreach (var problem in problems.Where(static problem => IsWarning(problem.Rule))) output.Warn(Tell(problem));
        if (problems.Where(static problem => IsError(problem.Rule)).Select(Tell).ToList() is { Count: > 0 } errors) throw new ToolException(ExitCodes.LocalFiles, string.Join('\n', errors));
    }

    private static string Tell(ReadProblem problem) => $"{problem.Path}({problem.At.Line + 1},{problem.At.Column + 1}): {problem.Rule}: {problem.Message}.";
}

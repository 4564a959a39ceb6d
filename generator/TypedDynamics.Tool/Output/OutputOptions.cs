using System.CommandLine;

namespace TypedDynamics.Tool.Output;

/// <summary>How results are written; every command takes it.</summary>
internal static class OutputOptions
{
    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Write the result as one JSON document, and errors and warnings as JSON objects, one a line.",
        Recursive = true,
    };

    public static bool IsJson(ParseResult parsed) => parsed.GetResult(Json) is { } && parsed.GetValue(Json);
}

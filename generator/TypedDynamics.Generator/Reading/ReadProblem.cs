using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Something wrong in a cache file: what, where, and the mend. Becomes a diagnostic at the edge of the pipeline.</summary>
/// <param name="Rule">The id of the rule, <c>TD0nnn</c>.</param>
/// <param name="Path">The cache file.</param>
internal sealed record ReadProblem(string Rule, string Path, SourcePoint At, string Message);

using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Diagnostics;

/// <summary>What is wrong, and where exactly: unlike a schema, two problems at different places differ.</summary>
/// <param name="Rule">The id of the rule, <c>TD0nnn</c>.</param>
internal sealed record Problem(string Rule, string Message, SourceSpan At);

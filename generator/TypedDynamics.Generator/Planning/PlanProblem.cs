using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>Something that the plan of a context could not do as asked. <see cref="ContextAsk.PlaceOf"/> tells where in user code it stands.</summary>
/// <param name="Rule">The id of the rule, <c>TD0nnn</c>.</param>
/// <param name="Message">What, and the mend.</param>
/// <param name="Part">Which part of the ask is meant.</param>
/// <param name="Pattern">Index of the pattern within that part.</param>
/// <param name="InCache">Set when the cause stands in the cache's <c>metadata.xml</c> rather than in user code.</param>
internal sealed record PlanProblem(string Rule, string Message, AskPart Part = AskPart.Context, int Pattern = 0, SourcePoint? InCache = null);

internal enum AskPart
{
    Context,
    EntityPattern,
    OperationPattern,
}

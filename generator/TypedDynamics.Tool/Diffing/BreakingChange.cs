using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Tool.Diffing;

/// <summary>A member of generated code that user code may name, and that is gone or another afterwards.</summary>
/// <param name="Member">Its name: <c>Account.Revenue</c>.</param>
/// <param name="Before">Its type, or what it is.</param>
/// <param name="After">The same afterwards; null where it is gone.</param>
internal sealed record BreakingChange(string Member, string Before, string? After)
{
    /// <summary>Compares what a context over all tables would be. Which of it a project uses, its build says.</summary>
    public static IReadOnlyList<BreakingChange> Find(OrgSchema before, OrgSchema after)
    {
        var now = CodeMembers.Of(ContextPlanner.Plan(after, s_everything));
        return
        [
            .. CodeMembers.Of(ContextPlanner.Plan(before, s_everything))
                .Where(member => now.GetValueOrDefault(member.Key) is var type && !IsCompatible(member.Value, type))
                .OrderBy(static member => member.Key, StringComparer.Ordinal)
                .Select(member => new BreakingChange(member.Key, member.Value, now.GetValueOrDefault(member.Key))),
        ];
    }

    private const string ReadOnly = " (read only)";

    private static readonly ContextAsk s_everything = new() { TypeName = "Context" };

    // A setter that comes breaks nobody.
    private static bool IsCompatible(string before, string? after) => before == after || before == after + ReadOnly;
}

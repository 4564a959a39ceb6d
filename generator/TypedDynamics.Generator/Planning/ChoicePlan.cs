using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>An enum: the options of a column, a global choice, or an enum of the CSDL.</summary>
internal sealed record ChoicePlan
{
    public required string Name { get; init; }

    /// <summary>What it is, in words: <c>Choice <c>industrycode</c> of …</c>.</summary>
    public required string Origin { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public bool IsFlags { get; init; }

    public EquatableArray<OptionPlan> Options { get; init; }
}

/// <param name="Obsolete">Why code should say another name; null for a name to use.</param>
internal sealed record OptionPlan(string Name, long Value, string? Label, string? Description, string? Obsolete = null);

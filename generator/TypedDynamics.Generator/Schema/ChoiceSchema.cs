namespace TypedDynamics.Generator.Schema;

/// <summary>An option set: local to a column, or global and shared by name.</summary>
internal sealed record ChoiceSchema
{
    public required string Name { get; init; }

    public bool IsGlobal { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public EquatableArray<OptionSchema> Options { get; init; }
}

/// <param name="Label">In the language of the user who pulled; null when no language has one.</param>
/// <param name="InvariantName">State options carry a language-free name; null for all others.</param>
internal sealed record OptionSchema(int Value, string? Label, string? Description = null, string? InvariantName = null, int? State = null);

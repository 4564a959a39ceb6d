using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>
/// All that the file of one entity says, and nothing else: it is that file's cache key, so what belongs to other entities (such
/// as how many members a base class has) may not be in it.
/// </summary>
internal sealed record EntityPlan
{
    /// <summary>File name, unique within the project whatever the case.</summary>
    public required string HintName { get; init; }

    public string? Namespace { get; init; }

    public required string ClassName { get; init; }

    /// <summary>The base class by its <c>global::</c> name; null for the runtime's <c>Entity</c>.</summary>
    public string? BaseClass { get; init; }

    public required string LogicalName { get; init; }

    public string? EntitySetName { get; init; }

    public string? PrimaryIdColumn { get; init; }

    public string? PrimaryNameColumn { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public bool IsIntersect { get; init; }

    /// <summary>True when only some of the table's columns were asked for.</summary>
    public bool IsNarrowed { get; init; }

    /// <summary>The messages by which the org takes many rows at once.</summary>
    public EquatableArray<string> Messages { get; init; }

    public EquatableArray<PropertyPlan> Properties { get; init; }

    public EquatableArray<RestatedPlan> Restated { get; init; }

    public EquatableArray<NavigationPlan> Navigations { get; init; }

    public EquatableArray<RebindPlan> Rebinds { get; init; }

    public EquatableArray<KeyPlan> Keys { get; init; }

    /// <summary>The choices of its own columns.</summary>
    public EquatableArray<ChoicePlan> Choices { get; init; }

    /// <summary>The lookup unions of its own columns.</summary>
    public EquatableArray<LookupPlan> Lookups { get; init; }
}

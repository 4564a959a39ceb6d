using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>What one context class asks for: the attribute as values.</summary>
internal sealed record ContextAsk
{
    /// <summary>Namespace of the context class, keywords with their <c>@</c>; null in the global one.</summary>
    public string? Namespace { get; init; }

    /// <summary>Name of the context class, a keyword with its <c>@</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>Namespace of entities and choices where the user chose one; else <see cref="Namespace"/>.</summary>
    public string? EntityNamespace { get; init; }

    /// <summary>Name of the cache; null when there is only one.</summary>
    public string? Cache { get; init; }

    /// <summary>None means every entity of the cache.</summary>
    public EquatableArray<AskPattern> Entities { get; init; }

    /// <summary>Null means all unbound operations when no entity is named, else none.</summary>
    public EquatableArray<AskPattern>? Operations { get; init; }

    /// <summary>The attribute.</summary>
    public SourceSpan At { get; init; }

    /// <summary>The same ask wherever it stands in the file: what planning should be keyed by, so that typing above it re-plans nothing.</summary>
    public ContextAsk WithoutPositions() => this with
    {
        At = default,
        Entities = WithoutPositions(Entities),
        Operations = Operations is { } operations ? WithoutPositions(operations) : default(EquatableArray<AskPattern>?),
    };

    /// <summary>Where in the user's code a problem of the plan for this ask stands.</summary>
    public SourceSpan PlaceOf(PlanProblem problem) => problem.Part switch
    {
        AskPart.EntityPattern when problem.Pattern < Entities.Count => Entities[problem.Pattern].At,
        AskPart.OperationPattern when Operations is { } operations && problem.Pattern < operations.Count => operations[problem.Pattern].At,
        _ => At,
    };

    private static EquatableArray<AskPattern> WithoutPositions(EquatableArray<AskPattern> patterns)
    {
        var bare = new AskPattern[patterns.Count];
        for (var i = 0; i < bare.Length; i++) bare[i] = patterns[i] with { At = default };
        return bare;
    }
}

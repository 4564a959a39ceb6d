using System.Collections.Immutable;
using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Pipeline;

/// <summary>A context beside its org: all that planning needs.</summary>
internal sealed record PlanningInput(ContextAsk Ask, Org Org)
{
    public static PlanningInput? Of(CacheChoice choice, ImmutableArray<Org> orgs)
    {
        var org = orgs.FirstOrDefault(org => org.Folder == choice.Folder);
        return org is null ? null : new PlanningInput(choice.Ask, org);
    }
}

/// <summary>A context and its plan.</summary>
internal sealed record PlannedContext(ContextAsk Ask, string Folder, ContextPlan Plan)
{
    public string FullName => Ask.Namespace is { } space ? space + "." + Ask.TypeName : Ask.TypeName;

    /// <summary>Full names of the types that it emits, and of its files: what no other context may have.</summary>
    public IEnumerable<string> Claims =>
    [
        .. Types.Select(type => (Ask.EntityNamespace ?? Ask.Namespace) is { } space ? space + "." + type : type),
        .. Files,
    ];

    public IEnumerable<ContextProblem> Problems => Plan.Problems.Select(problem => new ContextProblem(Ask, Folder, problem));

    public static PlannedContext Of(PlanningInput input)
    {
        var plan = ContextPlanner.Plan(input.Org.Schema, input.Ask);
        // What a cache that broke off does not name may stand behind the break, which is reported itself.
        return new(input.Ask, input.Org.Folder, input.Org.IsWhole ? plan : plan with { Problems = default });
    }

    private IEnumerable<string> Types =>
    [
        .. Plan.Entities.SelectMany(TypesOf),
        .. Plan.Choices?.Choices.Select(choice => choice.Name) ?? [],
        .. Plan.Lookups?.Lookups.Select(lookup => lookup.Name) ?? [],
        .. Plan.ComplexTypes?.Types.Select(type => type.Name) ?? [],
        .. Plan.ComplexTypes?.Enums.Select(type => type.Name) ?? [],
    ];

    private IEnumerable<string> Files =>
        ((string?[])[Plan.Context.HintName, Plan.Choices?.HintName, Plan.Lookups?.HintName, Plan.ComplexTypes?.HintName, Plan.Operations?.HintName, .. Plan.Entities.Select(entity => entity.HintName)])
        .OfType<string>();

    private static IEnumerable<string> TypesOf(EntityPlan entity) =>
        [entity.ClassName, .. entity.Choices.Select(choice => choice.Name), .. entity.Lookups.Select(lookup => lookup.Name)];
}

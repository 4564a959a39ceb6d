using System.Collections.Immutable;
using TypedDynamics.Generator.Diagnostics;
using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Pipeline;

/// <summary>Contexts left out because an earlier one emits a type of the same full name.</summary>
internal sealed record TypeClashes(EquatableArray<ContextAsk> Excluded, EquatableArray<ContextProblem> Problems)
{
    public static TypeClashes Among(ImmutableArray<PlannedContext> contexts)
    {
        if (contexts.Length < 2) return new TypeClashes(default, default);

        // Whatever the case: file names that differ only in it are the same to the compiler.
        var owners = new Dictionary<string, PlannedContext>(StringComparer.OrdinalIgnoreCase);
        var problems = new List<ContextProblem>();
        foreach (var context in contexts.OrderBy(context => context.FullName, StringComparer.Ordinal))
        {
            var clash = context.Claims.FirstOrDefault(owners.ContainsKey);
            if (clash is null)
            {
                foreach (var claim in context.Claims) owners[claim] = context;
            }
            else
            {
                problems.Add(new ContextProblem(context.Ask, context.Folder, new PlanProblem(
                    Rules.TypeEmittedTwice.Id,
                    $"'{context.Ask.TypeName}' is left out: '{owners[clash].Ask.TypeName}' already emits '{clash}'. Give it its own namespace, as in Namespace = \"{context.FullName}Entities\"")));
            }
        }

        return new TypeClashes(problems.Select(problem => problem.Ask).ToArray(), problems);
    }

    public bool Exclude(PlannedContext context) => Excluded.Contains(context.Ask);
}

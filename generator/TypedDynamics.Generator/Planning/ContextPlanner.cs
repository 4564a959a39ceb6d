using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>What the org is × what a context asks for → what the C# will be. Pure: no clock, no culture, no order of input shows.</summary>
internal static class ContextPlanner
{
    public static ContextPlan Plan(OrgSchema org, ContextAsk ask)
    {
        var index = new OrgIndex(org);
        var typeNamespace = ask.EntityNamespace ?? ask.Namespace;
        var names = new TypeNames(index, typeNamespace == ask.Namespace ? ask.TypeName.TrimStart('@') : null);
        var problems = new List<PlanProblem>();
        var scope = new ContextScope(index, names, AskedEntities.Resolve(index, ask, problems), typeNamespace);
        scope.Problems.AddRange(problems);

        var hints = new HintNames(ask);
        var (choicesHint, lookupsHint, complexHint, operationsHint) = (hints.Of("-Choices"), hints.Of("-Lookups"), hints.Of("-ComplexTypes"), hints.Of("-Operations"));
        var entities = new List<EntityPlan>();
        foreach (var asked in scope.Asked.Values)
        {
            entities.Add(new EntityPlanner(scope, asked, hints.Of(names.OfEntity(asked.Schema.LogicalName))).Plan());
            ReportCollisions(scope, asked.Schema);
        }

        var operations = new OperationPlanner(scope, ask).Plan();
        return new()
        {
            Context = new(hints.Context, ask.Namespace, ask.TypeName, Sets(scope, ask), Derived(scope)),
            Entities = entities,
            Choices = Choices(scope, choicesHint),
            ComplexTypes = ComplexPlanner.Plan(scope, complexHint),
            Lookups = Lookups(scope, lookupsHint),
            Operations = operations.Count == 0 ? null : new(operationsHint, ask.Namespace, ask.TypeName, operations),
            Problems = scope.Problems,
        };
    }

    // Sets of the whole org claim names, asked for or not: asking for more renames nothing.
    private static List<EntitySetPlan> Sets(ContextScope scope, ContextAsk ask)
    {
        var names = new NameScope(name => ReservedNames.IsContextMember(name) || name == ask.TypeName.TrimStart('@'));
        var plans = new List<EntitySetPlan>();
        foreach (var entity in scope.Index.ByAge())
        {
            if (entity.EntitySetName is not { } set) continue;
            var source = string.Equals(entity.CollectionSchemaName, set, StringComparison.OrdinalIgnoreCase) ? entity.CollectionSchemaName! : set;
            var name = names.Claim(Identifiers.Pascal(source), Identifiers.PascalWithUnderscores(source), "Set", apartByCase: true, out _);
            if (!scope.Asked.TryGetValue(entity.LogicalName, out var asked) || !asked.IsNamed) continue;
            plans.Add(new(name, scope.ClassOf(entity.LogicalName)!, set, entity.Label));
        }

        plans.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return plans;
    }

    private static List<DerivedPlan> Derived(ContextScope scope)
    {
        var plans = new List<DerivedPlan>();
        foreach (var asked in scope.Asked.Values)
        {
            for (var parent = scope.Index.BaseOf(asked.Schema); parent is not null; parent = scope.Index.BaseOf(parent))
                plans.Add(new(scope.ClassOf(parent.LogicalName)!, scope.ClassOf(asked.Schema.LogicalName)!, asked.Schema.LogicalName));
        }

        return plans;
    }

    private static ChoicesPlan? Choices(ContextScope scope, string hintName)
    {
        var plans = new List<ChoicePlan>();
        foreach (var choice in scope.GlobalChoices.Values)
            plans.Add(ChoicePlanner.Plan(choice, scope.Names.OfGlobalChoice(choice.Name), $"Global choice <c>{choice.Name}</c>."));
        return plans.Count == 0 ? null : new(hintName, scope.Namespace, plans);
    }

    private static LookupsPlan? Lookups(ContextScope scope, string hintName)
    {
        var plans = new List<LookupPlan>();
        foreach (var name in scope.SharedLookups.Keys) plans.Add(LookupPlanner.Union(scope, name, scope.SharedLookups[name]));
        return plans.Count == 0 ? null : new(hintName, scope.Namespace, plans);
    }

    private static void ReportCollisions(ContextScope scope, EntitySchema entity)
    {
        foreach (var (wireName, name, at) in scope.Names.Collisions)
        {
            if (wireName == entity.LogicalName) Report(scope, $"Entity '{wireName}'", name, at);
        }

        foreach (var (wireName, name, at) in scope.Names.MembersOf(entity).Collisions)
            Report(scope, $"'{wireName}' of '{entity.LogicalName}'", name, at);
    }

    private static void Report(ContextScope scope, string what, string name, SourcePoint at) =>
        scope.Problems.Add(new("TD0030", $"{what} is called '{name}' in C#, since another has the plain name", InCache: at));
}

using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>The complex types and enums that emitted members use, and what those use in turn.</summary>
internal static class ComplexPlanner
{
    public static ComplexTypesPlan? Plan(ContextScope scope, string hintName)
    {
        var complex = new SortedDictionary<string, ComplexPlan>(StringComparer.Ordinal);
        var enums = new SortedDictionary<string, ChoicePlan>(StringComparer.Ordinal);
        var waiting = new Queue<string>(scope.CsdlTypes);
        while (waiting.Count > 0)
        {
            var name = waiting.Dequeue();
            if (complex.ContainsKey(name) || enums.ContainsKey(name)) continue;
            if (scope.Index.EnumTypes.TryGetValue(name, out var type))
            {
                enums[name] = ChoicePlanner.Plan(type, scope.Names.OfCsdlType(name), scope);
                continue;
            }

            var before = new HashSet<string>(scope.CsdlTypes, StringComparer.Ordinal);
            complex[name] = PlanType(scope, scope.Index.ComplexTypes[name]);
            foreach (var found in scope.CsdlTypes)
            {
                if (!before.Contains(found)) waiting.Enqueue(found);
            }
        }

        return complex.Count + enums.Count == 0
            ? null
            : new(hintName, scope.Namespace, new List<ComplexPlan>(complex.Values), new List<ChoicePlan>(enums.Values));
    }

    private static ComplexPlan PlanType(ContextScope scope, ComplexSchema type)
    {
        var className = scope.Names.OfCsdlType(type.Name);
        var names = new NameScope(name => name == className || ReservedNames.IsComplexMember(name));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parent in Bases(scope, type))
        {
            foreach (var (name, _, _) in Members(parent))
            {
                if (seen.Add(name)) names.Claim(Identifiers.Pascal(name), Identifiers.PascalWithUnderscores(name), "Property", apartByCase: true, out _);
            }
        }

        var properties = new List<ComplexPropertyPlan>();
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, reference, isNullable) in Members(type))
        {
            if (!own.Add(name)) scope.TellTwice($"Property '{name}' of '{type.Name}'", type.Source);
            if (!seen.Add(name)) continue;
            if (scope.ValueOf(reference) is not { } value)
            {
                value = Unlisted(scope, reference);
                if (value is null)
                {
                    scope.Problems.Add(new(
                        "TD0022", $"Property '{name}' of '{type.Name}' is left out: its type '{reference.Name}' is not known", InCache: type.Source));
                    continue;
                }
            }

            var property = names.Claim(Identifiers.Pascal(name), Identifiers.PascalWithUnderscores(name), "Property", apartByCase: true, out _);
            properties.Add(new(property, name, value, isNullable));
        }

        return new(className, type.Name, BaseClass(scope, type), properties);
    }

    // Rows of types that the context has no class for stay JSON.
    private static ValuePlan? Unlisted(ContextScope scope, TypeReference reference)
    {
        if (!scope.Index.Entities.ContainsKey(reference.Name)) return null;
        var json = new ValuePlan(ValueKind.Json);
        return reference.IsCollection ? new(ValueKind.List, Item: json) : json;
    }

    private static string? BaseClass(ContextScope scope, ComplexSchema type)
    {
        if (type.Base is not { } name || !scope.Index.ComplexTypes.ContainsKey(name)) return null;
        scope.CsdlTypes.Add(name);
        return scope.Qualify(scope.Names.OfCsdlType(name));
    }

    private static List<ComplexSchema> Bases(ContextScope scope, ComplexSchema type)
    {
        var bases = new List<ComplexSchema>();
        while (type.Base is { } name && scope.Index.ComplexTypes.TryGetValue(name, out var parent))
        {
            bases.Insert(0, parent);
            type = parent;
        }

        return bases;
    }

    private static IEnumerable<(string Name, TypeReference Type, bool IsNullable)> Members(ComplexSchema type)
    {
        foreach (var property in type.Properties) yield return (property.Name, property.Type, property.IsNullable);
        foreach (var navigation in type.Navigations) yield return (navigation.Name, new(navigation.Target, navigation.IsCollection), true);
    }
}

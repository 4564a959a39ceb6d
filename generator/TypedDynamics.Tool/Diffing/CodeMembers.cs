using System.Globalization;
using TypedDynamics.Generator.Emitting;
using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Tool.Diffing;

/// <summary>What user code can name of a context's generated types: each member by its full name, with its type.</summary>
internal static class CodeMembers
{
    private const string Global = "global::";

    public static IReadOnlyDictionary<string, string> Of(ContextPlan plan)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, type) in All(plan)) members[name] = type.Replace(Global, "", StringComparison.Ordinal);
        return members;
    }

    private static IEnumerable<(string Name, string Type)> All(ContextPlan plan) =>
        plan.Context.Sets.Select(set => ($"{plan.Context.ClassName}.{set.Name}", $"EntitySet<{set.Class}>"))
            .Concat(plan.Entities.SelectMany(OfEntity))
            .Concat(plan.Choices?.Choices.SelectMany(OfChoice) ?? [])
            .Concat(plan.Lookups?.Lookups.SelectMany(OfLookup) ?? [])
            .Concat(plan.ComplexTypes?.Types.SelectMany(OfComplex) ?? [])
            .Concat(plan.ComplexTypes?.Enums.SelectMany(OfChoice) ?? [])
            .Concat(plan.Operations?.Operations.Select(operation => ($"{plan.Operations.ClassName}.{operation.MethodName}", Signature(operation))) ?? []);

    private static IEnumerable<(string, string)> OfEntity(EntityPlan plan)
    {
        yield return (plan.ClassName, $"class of '{plan.LogicalName}'");
        foreach (var property in plan.Properties.Concat(plan.Restated.Select(static restated => restated.Property)))
            yield return ($"{plan.ClassName}.{property.Name}", $"{Values.Type(property.Value)}{(property.IsPrimaryKey ? "" : "?")}{(property.IsSettable ? "" : " (read only)")}");
        foreach (var navigation in plan.Navigations)
            yield return ($"{plan.ClassName}.{navigation.Name}", navigation.IsCollection ? $"IReadOnlyList<{navigation.Target}>" : navigation.Target);
        foreach (var member in plan.Choices.SelectMany(OfChoice).Concat(plan.Lookups.SelectMany(OfLookup))) yield return member;
    }

    private static IEnumerable<(string, string)> OfChoice(ChoicePlan plan) =>
        plan.Options.Select(option => ($"{plan.Name}.{option.Name}", option.Value.ToString(CultureInfo.InvariantCulture))).Prepend((plan.Name, "enum"));

    private static IEnumerable<(string, string)> OfLookup(LookupPlan plan) =>
        plan.Targets.Select(target => ($"{plan.Name}.As{target.Name}", $"Lookup<{target.Class}>")).Prepend((plan.Name, "lookup"));

    private static IEnumerable<(string, string)> OfComplex(ComplexPlan plan) =>
        plan.Properties.Select(property => ($"{plan.Name}.{property.Name}", Values.Type(property.Value) + (property.IsNullable ? "?" : ""))).Prepend((plan.Name, $"class of '{plan.TypeName}'"));

    private static string Signature(OperationPlan operation) =>
        $"({string.Join(", ", operation.Parameters.Select(static parameter => $"{Values.Type(parameter.Value)}{(parameter.IsOptional ? "?" : "")} {parameter.Argument}").Prepend(operation.BoundTo).OfType<string>())}) → {(operation.Answer is { } answer ? Values.Type(answer) : "nothing")}";
}

using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace TypedDynamics.Generator.Tests.Pipeline;

/// <summary>Walks all that the named steps hand on: a single syntax node in there keeps a whole compilation alive, and caching dead.</summary>
internal static class StepValues
{
    private static readonly HashSet<string> s_names = typeof(Steps)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (string)field.GetRawConstantValue()!)
        .ToHashSet(StringComparer.Ordinal);

    public static bool IsOurs(string step) => s_names.Contains(step);

    public static void HoldNoRoslynObject(GeneratorRunResult result)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var (name, runs) in result.TrackedSteps.Where(step => IsOurs(step.Key)))
        {
            foreach (var (value, _) in runs.SelectMany(run => run.Outputs)) Visit(value, name, seen);
        }
    }

    private static void Visit(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum) return;
        if (!value.GetType().IsValueType && !seen.Add(value)) return;
        var type = value.GetType();
        Assert.False(type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{path} holds a {type}");
        if (value is IEnumerable items)
        {
            foreach (var item in items) Visit(item, path + "[]", seen);
            return;
        }

        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var field in at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Visit(field.GetValue(value), path + "." + field.Name, seen);
            }
        }
    }
}

using Microsoft.CodeAnalysis;

namespace TypedDynamics.Generator.Analysis;

/// <summary>The methods that a predicate may call on what a row holds: the same list as the runtime's, held equal by a test.</summary>
internal static class SupportedMethods
{
    public static readonly IReadOnlyCollection<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        "System.String.Contains",
        "System.String.StartsWith",
        "System.String.EndsWith",
        "System.String.IsNullOrEmpty",
        "System.Linq.Enumerable.Any",
        "System.Linq.Enumerable.All",
        "System.Linq.Enumerable.Contains",
        "System.MemoryExtensions.Contains",
        "TypedDynamics.ChoiceSet.Contains",
    };

    public static bool Contain(IMethodSymbol method) =>
        method.Name is nameof(Equals) or nameof(Enumerable.Contains)
        || All.Contains($"{method.ContainingType.ContainingNamespace.ToDisplayString()}.{method.ContainingType.Name}.{method.Name}");
}

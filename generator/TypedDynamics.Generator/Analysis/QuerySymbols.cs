using Microsoft.CodeAnalysis;

namespace TypedDynamics.Generator.Analysis;

/// <summary>The runtime's types, known by their names: a compilation has one of each at most.</summary>
internal static class QuerySymbols
{
    public static bool IsRow(this ITypeSymbol? type) => type.Derives("Entity");

    public static bool IsReference(this ITypeSymbol? type) => type.Derives("EntityReference");

    /// <summary>A query of any shape: rows, projected rows.</summary>
    public static bool IsQuery(this ITypeSymbol? type) => type.Derives("DataverseQuery");

    public static bool IsOurs(this ISymbol? symbol) => symbol is { ContainingNamespace: { Name: "TypedDynamics", ContainingNamespace.IsGlobalNamespace: true } };

    public static bool IsSystem(this INamedTypeSymbol type, string @namespace, string name) => type.Name == name && type.ContainingNamespace.ToDisplayString() == @namespace;

    private static bool Derives(this ITypeSymbol? type, string name)
    {
        for (var @base = type; @base is not null; @base = @base.BaseType)
        {
            if (@base.Name == name && @base.IsOurs()) return true;
        }

        return false;
    }
}

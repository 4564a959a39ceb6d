using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedDynamics.Generator.Asking;

/// <summary>The class that carries the attribute, as it is written.</summary>
internal static class ContextClass
{
    /// <summary>Why the class cannot be completed by the generator, and the mend; null when it can.</summary>
    public static string? WhyUnsuitable(TypeDeclarationSyntax type)
    {
        var name = type.Identifier.ValueText;
        if (type is RecordDeclarationSyntax) return $"'{name}' is a record; a context derives from DataverseContext: make it a class";
        if (type.Parent is not (BaseNamespaceDeclarationSyntax or CompilationUnitSyntax)) return $"'{name}' is nested in another type: move it into a namespace";
        if (type.TypeParameterList is not null) return $"'{name}' is generic: remove its type parameters";
        foreach (var forbidden in (SyntaxKind[])[SyntaxKind.StaticKeyword, SyntaxKind.AbstractKeyword, SyntaxKind.FileKeyword])
        {
            if (type.Modifiers.Any(forbidden)) return $"'{name}' is {SyntaxFacts.GetText(forbidden)}: remove the modifier";
        }

        return type.Modifiers.Any(SyntaxKind.PartialKeyword) ? null : $"'{name}' is not partial: add the modifier, so that the generator can complete it";
    }

    public static string? NamespaceOf(TypeDeclarationSyntax type)
    {
        string? result = null;
        for (var parent = type.Parent; parent is BaseNamespaceDeclarationSyntax declared; parent = parent.Parent)
        {
            var name = CSharpNames.Spell(declared.Name);
            result = result is null ? name : name + "." + result;
        }

        return result;
    }
}

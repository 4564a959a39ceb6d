using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedDynamics.Generator.Analysis;

/// <summary>Chains of members that start at a row of the query: what the service knows of them.</summary>
internal static class RowPaths
{
    /// <summary>Without the conversions and brackets around it.</summary>
    public static IOperation Bare(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Bare(conversion.Operand),
        IParenthesizedOperation parenthesized => Bare(parenthesized.Operand),
        _ => operation,
    };

    /// <summary>What a lambda of one expression gives; null for any other.</summary>
    public static IOperation? BodyOf(IAnonymousFunctionOperation lambda) => lambda.Body.Operations is [IReturnOperation { ReturnedValue: { } body }, ..] ? body : null;

    /// <summary>The rows that a lambda is about.</summary>
    public static HashSet<ISymbol> RowsOf(IAnonymousFunctionOperation lambda) => new(lambda.Symbol.Parameters, SymbolEqualityComparer.Default);

    /// <summary>The type of the value, for one that may be missing.</summary>
    public static ITypeSymbol? Present(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var plain] } ? plain : type;

    /// <summary>True when a row has a part in it: then it cannot be worked out before the query is sent.</summary>
    public static bool HasRow(IOperation operation, HashSet<ISymbol> rows) =>
        operation.DescendantsAndSelf().Any(part => part is IParameterReferenceOperation reference && rows.Contains(reference.Parameter));

    /// <summary>True of <c>x.PrimaryContact!.FullName</c>: the column of another row. A line's row is no navigation.</summary>
    public static bool IsBehind(IOperation column) =>
        column is IPropertyReferenceOperation { Instance: { } owner } && (Bare(owner) is IPropertyReferenceOperation { Type: var type, Property.ContainingType: var declaring } near && ((type.IsRow() && declaring.IsRow()) || IsBehind(near)));

    /// <summary>What keeps the chain from being asked for; null when nothing does.</summary>
    public static QueryFault? Fault(IOperation operation, HashSet<ISymbol> rows) => Narrowing(operation) ?? Bare(operation) switch
    {
        IParameterReferenceOperation reference when rows.Contains(reference.Parameter) => null,
        IPropertyReferenceOperation { Instance: { } owner } member => Fault(owner, rows) ?? Fault(member),
        { } other => Computation(other),
    };

    // What a column is converted to must hold all its values, in their order.
    private static QueryFault? Narrowing(IOperation operation)
    {
        for (var inner = operation; inner is IConversionOperation or IParenthesizedOperation; inner = inner is IConversionOperation { Operand: var operand } ? operand : ((IParenthesizedOperation)inner).Operand)
        {
            if (inner is IConversionOperation { Operand.Type: { } from, Type: { } to } && Rank(from) is { } wide && Rank(to) is { } narrow && narrow < wide)
                return QueryFault.Unsent(operation, "converting a column would change its value", "Convert the value that it is compared with instead.");
        }

        return null;
    }

    // Doubles are not among them: a long loses digits as one, a decimal its scale.
    private static int? Rank(ITypeSymbol type)
    {
        type = Present(type)!;
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying }) type = underlying;
        return type.SpecialType switch
        {
            SpecialType.System_SByte or SpecialType.System_Byte => 0,
            SpecialType.System_Int16 => 1,
            SpecialType.System_Int32 => 2,
            SpecialType.System_Int64 => 3,
            SpecialType.System_Decimal or SpecialType.System_Double => 4,
            _ => null,
        };
    }

    public static QueryFault Computation(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" } } => QueryFault.Unsent(
            operation, "the service has no such function", "It compares texts without regard to case: leave the call out."),
        IInvocationOperation { TargetMethod: { Name: nameof(string.IsNullOrWhiteSpace), ContainingType.SpecialType: SpecialType.System_String } } => QueryFault.Unsent(
            operation, "the service does not trim texts", "Write string.IsNullOrEmpty."),
        ICoalesceOperation or IInvocationOperation { TargetMethod.Name: "GetValueOrDefault" } => QueryFault.Unsent(
            operation, "the service has no value in place of a missing one", "Compare the column itself, which without a value meets no comparison, and add || x.Column == null where the other value would."),
        IInvocationOperation call => QueryFault.Unsent(
            operation,
            $"the service has no '{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}'",
            "Use comparisons, Contains, StartsWith, EndsWith, string.IsNullOrEmpty, Any and All, or filter after the rows are read."),
        _ => QueryFault.Unsent(
            operation, "the service compares columns, it does not compute with them", "Compare the column itself, and move the computing to the value."),
    };

    private static QueryFault? Fault(IPropertyReferenceOperation member)
    {
        var (declaring, name) = (member.Property.ContainingType, member.Property.Name);
        // A row of a line.
        if (declaring.IsAnonymousType)
            return member.Type.IsRow() || member.Type is { IsAnonymousType: true } ? null : QueryFault.Unsent(member, "it is something that a selector made", "Keep the rows in the line, (a, c) => new { a, c }, speak of their columns, and select at the end.");
        if (declaring.IsRow()) return IsColumn(member.Property) ? null : NoColumn(member);
        if (declaring.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) return null;
        if (declaring.IsReference() && name == "Id") return null;
        return QueryFault.Unsent(member, $"'{declaring.Name}.{name}' cannot be asked for", Mend(declaring));
    }

    private static QueryFault NoColumn(IPropertyReferenceOperation member) => QueryFault.Unsent(
        member,
        $"'{member.Property.Name}' is no column and no navigation of '{member.Property.ContainingType.Name}'",
        "Write the columns that it is made of, or filter after the rows are read.");

    // A property that the user added to a partial class is not in generated source; one of a referenced assembly shows no source.
    private static bool IsColumn(IPropertySymbol property) => property.ContainingType.IsOurs()
        ? property.Name == "Id"
        : property.DeclaringSyntaxReferences.All(static reference => reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    private static string Mend(INamedTypeSymbol declaring) => declaring.Name switch
    {
        "DateTime" or "DateTimeOffset" or "DateOnly" => "Compare with the start and the end of the span: x.CreatedOn >= start && x.CreatedOn < end.",
        "String" => "Use Contains, StartsWith, EndsWith or a comparison.",
        "IReadOnlyCollection" or "IReadOnlyList" => "Write Any(), Any(x => …) or All(x => …) over it instead.",
        _ when declaring.IsReference() => "Compare its Id, or ask through the navigation: x.PrimaryContact!.FullName.",
        _ => "Compare the column itself.",
    };
}

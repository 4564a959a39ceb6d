using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedDynamics.Generator.Analysis;

/// <summary>Reads what rows are grouped by, and what is worked out of them, as the runtime's translator will.</summary>
internal static class GroupReader
{
    private const string Mend = "Name a column, x => x.IndustryCode, or several: x => new { x.IndustryCode, Year = x.CreatedOn.Year() }.";

    /// <summary>Of <c>GroupBy(x => …)</c>.</summary>
    public static IEnumerable<QueryFault> Read(IAnonymousFunctionOperation lambda) => RowPaths.BodyOf(lambda) is { } key ? Read(key, RowPaths.RowsOf(lambda)) : [];

    /// <summary>Of <c>Sum(x => …)</c> and its like.</summary>
    public static IEnumerable<QueryFault> ReadColumn(IAnonymousFunctionOperation lambda)
    {
        var rows = RowPaths.RowsOf(lambda);
        if (RowPaths.BodyOf(lambda) is not { } column) yield break;
        if (RowPaths.Bare(column) is not IPropertyReferenceOperation) yield return QueryFault.Unsent(column, "the service works with columns", "Name a column: x => x.Revenue.");
        else if (RowPaths.Fault(column, rows) is { } fault) yield return fault;
    }

    /// <summary>Of <c>Min(x => …)</c> and <c>Max(x => …)</c>.</summary>
    public static IEnumerable<QueryFault> ReadExtreme(IAnonymousFunctionOperation lambda)
    {
        var faults = ReadColumn(lambda).ToList();
        return faults.Count > 0 || RowPaths.BodyOf(lambda) is not { } column || HasExtremes(column.Type)
            ? faults
            : [QueryFault.Unsent(column, "the service gives least and greatest values of numbers and dates alone", "Order by the column and take the first row.")];
    }

    private static bool HasExtremes(ITypeSymbol? type) =>
        RowPaths.Present(type) is { TypeKind: not TypeKind.Enum, Name: "Int32" or "Int64" or "Decimal" or "Double" or "DateTime" or "DateTimeOffset" or "DateOnly" };

    private static IEnumerable<QueryFault> Read(IOperation key, HashSet<ISymbol> rows) => RowPaths.Bare(key) switch
    {
        IAnonymousObjectCreationOperation made => made.Initializers.SelectMany(part => Read(part is ISimpleAssignmentOperation assignment ? assignment.Value : part, rows)),
        IObjectCreationOperation made => made.Arguments.SelectMany(argument => Read(argument.Value, rows)),
        IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "ValueTuple" or "Tuple" } } made => made.Arguments.SelectMany(argument => Read(argument.Value, rows)),
        // The parts of dates.
        IInvocationOperation { TargetMethod: var method } when method.IsOurs() => [],
        IPropertyReferenceOperation { Property: { Name: "Day" or "Month" or "Year", ContainingType.Name: "DateTime" or "DateTimeOffset" or "DateOnly" }, Instance: { } date } => RowPaths.Fault(date, rows) is { } fault ? [fault] : [],
        { } value when !RowPaths.HasRow(value, rows) => [],
        IPropertyReferenceOperation column when column.Type.IsRow() => [QueryFault.Unsent(column, "rows are grouped by columns", "Group by the lookup, x => x.PrimaryContactId, or by a column behind it.")],
        IPropertyReferenceOperation column => RowPaths.Fault(column, rows) is { } fault ? [fault] : [],
        { } other => [QueryFault.Unsent(other, "rows are grouped by columns and by parts of dates", Mend)],
    };
}

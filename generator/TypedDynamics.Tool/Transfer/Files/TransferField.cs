using System.Text.Json;

namespace TypedDynamics.Tool.Transfer.Files;

/// <summary>What stands under one heading: a column's value, or the table that a lookup points to.</summary>
/// <param name="Name">The heading: <c>parentcustomerid</c>, <c>parentcustomerid@table</c>.</param>
/// <param name="Column">The column.</param>
/// <param name="IsTable">Whether it is the lookup's table.</param>
internal sealed record TransferField(string Name, TransferColumn Column, bool IsTable)
{
    /// <summary>What the service adds to a lookup when it is asked to.</summary>
    public const string TableAnnotation = "Microsoft.Dynamics.CRM.lookuplogicalname";

    /// <summary>Behind a lookup's name: the table that it points to.</summary>
    public const string TableEnd = "@table";

    public static List<TransferField> Of(IEnumerable<TransferColumn> columns) =>
        [.. columns.SelectMany(static column => column.NamesTable ? [new(column.Name, column, IsTable: false), new(column.Name + TableEnd, column, IsTable: true)] : (TransferField[])[new(column.Name, column, IsTable: false)])];

    /// <summary>What a row holds; null for null.</summary>
    public JsonElement? Value(JsonElement row) =>
        row.TryGetProperty(IsTable ? $"{Column.WireName}@{TableAnnotation}" : Column.WireName, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}

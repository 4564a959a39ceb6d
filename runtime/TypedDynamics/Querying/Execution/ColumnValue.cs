using System.Buffers;
using System.Linq.Expressions;
using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>
/// A cell of an answer as the value that C# has for its column. A row with nothing but that column is made and read, so that there is one reading of
/// each kind of column.
/// </summary>
internal static class ColumnValue
{
    /// <param name="cell">What the answer holds.</param>
    /// <param name="path">The column.</param>
    /// <param name="expression">What is written of a row: <c>x.PrimaryContact!.FullName</c>.</param>
    /// <param name="entity">What the row is.</param>
    public static object? Of(AnswerCell cell, ColumnPath path, Expression expression, EntityModel entity)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer)) Write(json, cell, path);
        using var reading = new RowReading();
        var reader = new Utf8RowReader(buffer.WrittenSpan, isWhole: true, offset: 0, reading);
        return Captured.Value(new OnRow(reader.ReadRow(RowShape.Whole(entity))).Visit(expression));
    }

    private static void Write(Utf8JsonWriter json, AnswerCell cell, ColumnPath path)
    {
        foreach (var navigation in path.Navigations)
        {
            json.WriteStartObject();
            json.WritePropertyName(navigation.WireName);
        }

        json.WriteStartObject();
        var name = path.Column.WireName;
        if (cell.Formatted is { } formatted) json.WriteString($"{name}@{WireNames.FormattedValue}", formatted);
        if (cell.Table is { } table) json.WriteString($"{name}@{WireNames.LookupTable}", table);
        json.WritePropertyName(name);
        if (cell.Value is { } value) value.WriteTo(json);
        else json.WriteNullValue();
        for (var depth = 0; depth <= path.Navigations.Length; depth++) json.WriteEndObject();
    }

    private sealed class OnRow(Entity row) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => Expression.Constant(row, node.Type);
    }
}

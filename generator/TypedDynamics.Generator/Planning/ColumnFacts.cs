using System.Globalization;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>A column's limits and duties in words, for its doc comment.</summary>
internal static class ColumnFacts
{
    public static string Describe(ColumnSchema column)
    {
        var facts = new List<string>();
        if (column.MaxLength is { } length) facts.Add($"at most {Text(length)} characters");
        if (Range(column) is { } range) facts.Add(range);
        if (column.Precision is { } digits) facts.Add(digits == 1 ? "1 decimal place" : $"{Text(digits)} decimal places");
        if (column.Format is { } format && format is not ("Text" or "TextArea" or "None" or "DateAndTime" or "DateOnly")) facts.Add($"format {format}");
        if (Duty(column.RequiredLevel) is { } duty) facts.Add(duty);
        if (!column.IsValidForCreate) facts.Add(column.IsValidForUpdate ? "set by updates only" : "read-only");
        else if (!column.IsValidForUpdate) facts.Add("set by creates only");
        return string.Join(", ", facts);
    }

    private static string? Range(ColumnSchema column)
    {
        if (column is not { MinValue: { } min, MaxValue: { } max }) return null;
        return column.Type == ColumnType.Integer && min <= int.MinValue && max >= int.MaxValue ? null : $"from {Text(min)} to {Text(max)}";
    }

    private static string? Duty(RequiredLevel level) => level switch
    {
        RequiredLevel.SystemRequired => "required by the service",
        RequiredLevel.ApplicationRequired => "required by the application",
        RequiredLevel.Recommended => "recommended",
        _ => null,
    };

    // Whole limits as such: 100000000000, not 1E+11.
    private static string Text(double value) =>
        Math.Abs(value) < 1e15 && value == Math.Floor(value)
            ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
}

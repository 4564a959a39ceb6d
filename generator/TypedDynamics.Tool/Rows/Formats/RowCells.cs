using System.Text.Json;

namespace TypedDynamics.Tool.Rows.Formats;

/// <summary>Columns of rows, and what stands in them as text.</summary>
internal static class RowCells
{
    /// <summary>The annotation that holds the text which the service formats.</summary>
    public const string FormattedValue = "OData.Community.Display.V1.FormattedValue";

    /// <summary>Those that were asked for, then those that came besides. An expected lookup comes under a name of its own.</summary>
    public static List<string> Columns(IReadOnlyList<JsonElement> rows, IReadOnlyList<string> expected)
    {
        var came = rows.SelectMany(static row => row.EnumerateObject()).Select(static property => property.Name).Where(static name => !name.Contains('@', StringComparison.Ordinal)).Distinct().ToList();
        var columns = expected.Select(name => came.Contains(name) || !came.Contains(LookupName(name)) ? name : LookupName(name)).ToList();
        columns.AddRange(came.Except(columns));
        return columns;
    }

    /// <summary>What a row has under a column's name; null where nothing came.</summary>
    public static JsonElement? Value(JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) || row.TryGetProperty(LookupName(column), out value) ? value : null;

    /// <summary>As a person reads it: null for null, the service's own text where it was asked for.</summary>
    public static string? Text(JsonElement row, string column) =>
        Formatted(row, column) ?? Formatted(row, LookupName(column)) ?? Text(Value(row, column));

    public static string? Text(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };

    /// <summary>A column that the headings do not have; null where all are there.</summary>
    public static string? Stranger(JsonElement row, HashSet<string> columns)
    {
        foreach (var property in row.EnumerateObject())
        {
            if (property.Name.Contains('@', StringComparison.Ordinal) || columns.Contains(property.Name)) continue;
            if (property.Name.StartsWith('_') && property.Name.EndsWith("_value", StringComparison.Ordinal) && columns.Contains(property.Name[1..^"_value".Length])) continue;
            return property.Name;
        }

        return null;
    }

    private static string LookupName(string column) => $"_{column}_value";

    private static string? Formatted(JsonElement row, string column) => row.TryGetProperty($"{column}@{FormattedValue}", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}

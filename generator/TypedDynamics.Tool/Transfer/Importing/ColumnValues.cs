using System.Globalization;
using System.Text.Json;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Tool.Transfer.Importing;

/// <summary>Texts of files as values of columns.</summary>
internal static class ColumnValues
{
    /// <param name="column">The column.</param>
    /// <param name="text">What stands in the file.</param>
    /// <param name="problem">What is wrong with it, and the mend.</param>
    /// <returns>A value as writes take it; null with a problem.</returns>
    public static object? Read(TransferColumn column, string text, out string? problem)
    {
        object? value = column.Type switch
        {
            ColumnType.Integer or ColumnType.SmallInteger => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            ColumnType.Choice or ColumnType.State or ColumnType.Status => Option(column, text),
            ColumnType.BigInteger => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            ColumnType.Decimal or ColumnType.Money => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            ColumnType.Double => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
            ColumnType.Boolean => Flag(text),
            ColumnType.DateTime or ColumnType.DateTimeTimeZoneIndependent => Instant(text),
            ColumnType.DateOnly => Date(text),
            ColumnType.UniqueIdentifier or ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner or ColumnType.File => Guid.TryParse(text, out var id) ? id : null,
            ColumnType.Csdl => Json(text),
            _ => text,
        };
        problem = value is null ? $"'{Shortened(text)}' in '{column.Name}' is {Wanted(column)}" : null;
        return value;
    }

    /// <summary>Whether a column holds text, as which anything could pass.</summary>
    public static bool IsText(TransferColumn column) => column.Type is ColumnType.Text or ColumnType.Memo or ColumnType.EntityName or ColumnType.MultiSelectChoice or ColumnType.Image;

    private static string Wanted(TransferColumn column) => column.Type switch
    {
        ColumnType.Integer or ColumnType.SmallInteger or ColumnType.BigInteger => "no whole number. Write digits alone: 1234.",
        ColumnType.Choice or ColumnType.State or ColumnType.Status => $"none of the options. Write the number or the label of one{(column.Choice is { Options: [var first, ..] } ? FormattableString.Invariant($": {first.Value} or {first.Label}") : "")}.",
        ColumnType.Decimal or ColumnType.Money or ColumnType.Double => "no number. Write digits with a point: 1234.5.",
        ColumnType.Boolean => "neither yes nor no. Write true or false.",
        ColumnType.DateTime or ColumnType.DateTimeTimeZoneIndependent => "no date and time. Write 2026-01-31T09:30:00Z.",
        ColumnType.DateOnly => "no date. Write 2026-01-31.",
        ColumnType.Csdl => "no JSON. Write it as the service answers it.",
        _ => "no id. Write a Guid: 00000000-0000-0000-0000-000000000000.",
    };

    private static object? Option(TransferColumn column, string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        var fitting = column.Choice?.Options.Where(option => string.Equals(option.Label, text.Trim(), StringComparison.OrdinalIgnoreCase)).Select(static option => option.Value).Distinct().ToList();
        return fitting is [var only] ? only : null;
    }

    private static object? Flag(string text) => text.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        _ => null,
    };

    // Without an offset it is UTC, as in what the service answers.
    private static object? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) && char.IsAsciiDigit(text.TrimStart()[0]) && text.Contains('-', StringComparison.Ordinal) ? instant : null;

    private static object? Date(string text) => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static object? Json(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "…";
}

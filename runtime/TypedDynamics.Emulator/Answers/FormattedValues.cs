using System.Globalization;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Answers;

/// <summary>Values as an American user in UTC sees them.</summary>
internal static class FormattedValues
{
    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    /// <summary>The text for a value, or null when the service gives none for its kind.</summary>
    public static string? Of(Table table, Column column, object value) => (column.Kind, value) switch
    {
        (ColumnKind.Choice, long number) => LabelOf(table, column, (int)number) ?? number.ToString("N0", s_culture),
        (ColumnKind.Boolean, bool flag) => LabelOf(table, column, flag ? 1 : 0) ?? (flag ? "Yes" : "No"),
        (ColumnKind.Choices, string numbers) => string.Join("; ", numbers.Split(',').Select(number => Label(table, column, number))),
        (ColumnKind.Integer or ColumnKind.BigInteger, long number) => number.ToString("N0", s_culture),
        (ColumnKind.Money, decimal amount) => (amount < 0 ? "-$" : "$") + Math.Abs(amount).ToString("N" + column.Precision, s_culture),
        (ColumnKind.Decimal, decimal number) => number.ToString("N" + column.Precision, s_culture),
        (ColumnKind.Double, double number) => number.ToString("N" + column.Precision, s_culture),
        (ColumnKind.DateTime, DateTimeOffset moment) => moment.ToString(column.ShowsDateOnly ? "M/d/yyyy" : "M/d/yyyy h:mm tt", s_culture),
        (ColumnKind.Date, DateOnly date) => date.ToString("M/d/yyyy", s_culture),
        _ => null,
    };

    private static string Label(Table table, Column column, string number) =>
        int.TryParse(number, NumberStyles.Integer, s_culture, out var value) && LabelOf(table, column, value) is { } label ? label : number;

    private static string? LabelOf(Table table, Column column, int value)
    {
        foreach (var option in table.OptionsOf(column))
        {
            if (option.Value == value)
                return option.Label;
        }

        return null;
    }
}

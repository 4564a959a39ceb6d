using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Rules;

/// <summary>What the service refuses to store.</summary>
internal static class Validation
{
    public static void Check(RowInput row)
    {
        foreach (var (column, value) in row.Values)
        {
            switch (column.Kind, value)
            {
                case (ColumnKind.Text, string text) when column.MaxLength is { } most && text.Length > most:
                    throw ODataErrors.TooLong(row.Table, column, most);
                case (ColumnKind.Choice, long number) when !Knows(row.Table, column, number):
                    throw ODataErrors.OutsideRange(row.Table, column, $"{number}");
                case (ColumnKind.Choices, string numbers) when Array.Find(numbers.Split(','), each => !Knows(row.Table, column, each)) is { } unknown:
                    throw ODataErrors.OutsideRange(row.Table, column, unknown);
            }
        }
    }

    private static bool Knows(Table table, Column column, string number) => long.TryParse(number, out var value) && Knows(table, column, value);

    private static bool Knows(Table table, Column column, long number)
    {
        var options = table.OptionsOf(column);
        // Without a definition the usual labels stand in, and an organization may well have more.
        if (options.IsEmpty || (column.Name is "statecode" or "statuscode" && options.Length <= 2))
            return true;
        foreach (var option in options)
        {
            if (option.Value == number)
                return true;
        }

        return false;
    }
}

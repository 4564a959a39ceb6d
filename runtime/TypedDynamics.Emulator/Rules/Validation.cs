using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Rules;

/// <summary>What the service refuses to store.</summary>
internal static class Validation
{
    public static void Check(NewRow row)
    {
        foreach (var (column, value) in row.Values)
        {
            switch (column.Kind, value)
            {
                case (ColumnKind.Text, string text) when column.MaxLength is { } most && text.Length > most:
                    throw ODataErrors.TooLong(row.Table, column, most);
                case (ColumnKind.Choice, long number) when !column.Options.IsEmpty && !Knows(column, number):
                    throw ODataErrors.OutsideRange(row.Table, column, $"{number}");
                case (ColumnKind.Choices, string numbers) when !column.Options.IsEmpty && Array.Find(numbers.Split(','), each => !Knows(column, each)) is { } unknown:
                    throw ODataErrors.OutsideRange(row.Table, column, unknown);
            }
        }
    }

    private static bool Knows(Column column, string number) => long.TryParse(number, out var value) && Knows(column, value);

    private static bool Knows(Column column, long number)
    {
        // Without a definition the usual labels stand in, and an organization may well have more.
        if (column.Name is "statecode" or "statuscode" && column.Options.Length <= 2)
            return true;
        foreach (var option in column.Options)
        {
            if (option.Value == number)
                return true;
        }

        return false;
    }
}

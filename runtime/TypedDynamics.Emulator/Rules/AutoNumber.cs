using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Rules;

/// <summary>Numbers new rows in columns with a format such as <c>WID-{SEQNUM:5}-{RANDSTRING:6}-{DATETIMEUTC:yyyyMMdd}</c>, where the row brings no value.</summary>
internal static partial class AutoNumber
{
    private const long First = 1000;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    public static void Apply(SqliteConnection connection, RowInput row, DateTimeOffset now)
    {
        foreach (var column in row.Table.Columns.Where(column => column.AutoNumberFormat is { Length: > 0 } && row.Values.GetValueOrDefault(column) is null))
        {
            row.Values[column] = Placeholder().Replace(column.AutoNumberFormat!, place => (place.Groups["kind"].Value, place.Groups["how"].Value) switch
            {
                ("SEQNUM", var digits) => Sequences.Next(connection, $"{row.Table.LogicalName}.{column.Name}", First).ToString("D" + digits, CultureInfo.InvariantCulture),
                ("RANDSTRING", var length) => RandomNumberGenerator.GetString(Letters, int.Parse(length, CultureInfo.InvariantCulture)),
                (_, var format) => now.UtcDateTime.ToString(format, CultureInfo.InvariantCulture),
            });
        }
    }

    [GeneratedRegex(@"\{(?:(?<kind>SEQNUM|RANDSTRING):(?<how>\d{1,2})|(?<kind>DATETIMEUTC):(?<how>[yMdHhmsf\-_ /.:]{2,40}))\}")]
    private static partial Regex Placeholder();
}

using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TypedDynamics.Emulator.Storage;

/// <summary>How the service compares what SQLite would compare otherwise: text without case, decimals as numbers.</summary>
internal static class Comparisons
{
    /// <summary>The collation of text columns.</summary>
    public const string Text = "DATAVERSE_TEXT";

    /// <summary>The collation of decimal columns, which are stored as text to keep every digit.</summary>
    public const string Decimal = "DATAVERSE_DECIMAL";

    /// <summary>The function <c>LIKE</c> with SQL Server's wildcards.</summary>
    public const string Like = "DATAVERSE_LIKE";

    /// <summary>The exact sum of decimals.</summary>
    public const string Sum = "DATAVERSE_SUM";

    /// <summary>The exact mean of decimals, of those that are there.</summary>
    public const string Average = "DATAVERSE_AVG";

    private static readonly CompareInfo s_compare = CultureInfo.InvariantCulture.CompareInfo;

    public static void Register(SqliteConnection connection)
    {
        connection.CreateCollation(Text, CompareText);
        connection.CreateCollation(Decimal, CompareDecimals);
        connection.CreateFunction<string?, string?, bool?>(
            Like,
            static (value, pattern) => value is null || pattern is null ? null : LikePattern.Matches(pattern, value),
            isDeterministic: true);
        connection.CreateAggregate<string?, decimal?, string?>(Sum, null, Add, Written, isDeterministic: true);
        connection.CreateAggregate<string?, (decimal Sum, int Count), string?>(
            Average,
            (0m, 0),
            static (mean, value) => value is null ? mean : (mean.Sum + Number(value), mean.Count + 1),
            static mean => mean.Count == 0 ? null : Written(mean.Sum / mean.Count),
            isDeterministic: true);
    }

    private static decimal? Add(decimal? sum, string? value) => value is null ? sum : (sum ?? 0m) + Number(value);

    private static decimal Number(string value) => decimal.Parse(value, CultureInfo.InvariantCulture);

    private static string? Written(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    public static int CompareText(string left, string right) =>
        s_compare.Compare(left, right, CompareOptions.IgnoreCase | CompareOptions.IgnoreKanaType | CompareOptions.IgnoreWidth);

    private static int CompareDecimals(string left, string right) =>
        decimal.TryParse(left, NumberStyles.Number, CultureInfo.InvariantCulture, out var first)
        && decimal.TryParse(right, NumberStyles.Number, CultureInfo.InvariantCulture, out var second)
            ? first.CompareTo(second)
            : string.CompareOrdinal(left, right);
}

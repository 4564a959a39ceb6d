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

    private static readonly CompareInfo s_compare = CultureInfo.InvariantCulture.CompareInfo;

    public static void Register(SqliteConnection connection)
    {
        connection.CreateCollation(Text, CompareText);
        connection.CreateCollation(Decimal, CompareDecimals);
        connection.CreateFunction<string?, string?, bool?>(
            Like,
            static (value, pattern) => value is null || pattern is null ? null : LikePattern.Matches(pattern, value),
            isDeterministic: true);
    }

    public static int CompareText(string left, string right) =>
        s_compare.Compare(left, right, CompareOptions.IgnoreCase | CompareOptions.IgnoreKanaType | CompareOptions.IgnoreWidth);

    private static int CompareDecimals(string left, string right) =>
        decimal.TryParse(left, NumberStyles.Number, CultureInfo.InvariantCulture, out var first)
        && decimal.TryParse(right, NumberStyles.Number, CultureInfo.InvariantCulture, out var second)
            ? first.CompareTo(second)
            : string.CompareOrdinal(left, right);
}

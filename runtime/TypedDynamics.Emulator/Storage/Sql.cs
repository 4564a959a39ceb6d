namespace TypedDynamics.Emulator.Storage;

/// <summary>The one place where identifiers enter SQL text.</summary>
internal static class Sql
{
    /// <summary>The column of the row version, the number in the etag.</summary>
    public const string Version = "$version";

    /// <summary>The column of a base table that says which derived table the row belongs to.</summary>
    public const string RowType = "$type";

    public static string Name(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Name(string alias, string identifier) => $"{alias}.{Name(identifier)}";
}

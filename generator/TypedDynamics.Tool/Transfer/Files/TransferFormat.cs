using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Transfer.Files;

/// <summary>How rows lie in a file.</summary>
internal enum TransferFormat
{
    /// <summary>Comma-separated values with headings; nothing between commas is null.</summary>
    Csv,

    /// <summary>A JSON object a line.</summary>
    Jsonl,

    /// <summary>Apache Parquet, typed columns.</summary>
    Parquet,
}

internal static class TransferFormats
{
    /// <summary>What the user says, or what the file's name says.</summary>
    /// <exception cref="ToolException">Neither does.</exception>
    public static TransferFormat Of(string path, TransferFormat? said) => said ?? Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => TransferFormat.Csv,
        ".JSONL" or ".NDJSON" => TransferFormat.Jsonl,
        ".PARQUET" => TransferFormat.Parquet,
        _ => throw new ToolException(ExitCodes.Usage, $"The name '{Path.GetFileName(path)}' does not say what kind of file it is. Pass --format csv, jsonl or parquet."),
    };
}

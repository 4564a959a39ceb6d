namespace TypedDynamics.Tool.Rows.Formats;

/// <summary>Writes rows as they come, page after page.</summary>
internal interface IRowWriter
{
    void Write(RowPage page);

    /// <summary>What stands at the end.</summary>
    void End();
}

/// <summary>How rows are written.</summary>
internal enum RowFormat
{
    /// <summary>Aligned columns, for people.</summary>
    Table,

    /// <summary>One JSON list.</summary>
    Json,

    /// <summary>A JSON object a line.</summary>
    Jsonl,

    /// <summary>Comma-separated values, with a line of headings.</summary>
    Csv,
}

namespace TypedDynamics.Tool.Transfer.Importing;

/// <summary>What stands under a heading.</summary>
/// <param name="Text">Null for null.</param>
/// <param name="Line">The line of the file, from 1; of a Parquet file the row.</param>
/// <param name="Column">The letter of the line, from 1; 0 where files have none.</param>
internal readonly record struct SourceCell(string? Text, long Line, int Column)
{
    /// <summary>False where the file has a number, true or false, a list or an object, of which <see cref="Text"/> is the JSON.</summary>
    public bool IsText { get; init; } = true;
}

/// <summary>A row of a file.</summary>
/// <param name="Line">Where it begins.</param>
/// <param name="Cells">By their headings.</param>
/// <param name="Problem">What is wrong with the row as a whole; null where it can be read.</param>
internal sealed record SourceRow(long Line, IReadOnlyDictionary<string, SourceCell> Cells, RowProblem? Problem = null)
{
    /// <summary>The headings of the whole file, where it has any.</summary>
    public IReadOnlyList<string>? Headings { get; init; }
}

/// <summary>What is wrong, where, and the mend.</summary>
/// <param name="Line">The line of the file.</param>
/// <param name="Column">The letter of the line; 0 for the whole of it.</param>
/// <param name="Message">What, and the mend.</param>
internal sealed record RowProblem(long Line, int Column, string Message)
{
    /// <summary>As compilers tell it: <c>accounts.csv(12,4): …</c></summary>
    public string Tell(string file) => Column > 0 ? FormattableString.Invariant($"{file}({Line},{Column}): {Message}") : FormattableString.Invariant($"{file}({Line}): {Message}");
}

/// <summary>A file of rows, read from its beginning as often as it is asked for.</summary>
internal interface IRowFile
{
    IAsyncEnumerable<SourceRow> ReadAsync(CancellationToken cancellationToken);
}

namespace TypedDynamics.Serialization;

/// <summary>What the reading of one body carries from row to row.</summary>
internal sealed class RowReading : IDisposable
{
    public FormattedTexts Formatted { get; } = new();

    /// <summary>A new number for each row, by which a shape knows what was read in it.</summary>
    public long NextRow() => ++RowNumber;

    public long RowNumber { get; private set; }

    public void Dispose() => Formatted.Dispose();
}

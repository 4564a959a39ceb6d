namespace TypedDynamics.Serialization;

/// <summary>What the reading of one body carries from row to row.</summary>
internal sealed class RowReading : IDisposable
{
    public FormattedTexts Formatted { get; } = new();

    /// <summary>Collections in the rows of which only a page came.</summary>
    public List<UnfinishedRows> Unfinished { get; } = [];

    public long RowNumber { get; private set; }

    /// <summary>A new number for each row, by which a shape knows what was read in it.</summary>
    public long NextRow() => ++RowNumber;

    /// <summary>Forgets what a row left behind that is started again.</summary>
    public void Forget()
    {
        Formatted.Clear();
        Unfinished.Clear();
    }

    public void Dispose() => Formatted.Dispose();
}

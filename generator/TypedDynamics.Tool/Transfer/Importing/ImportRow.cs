namespace TypedDynamics.Tool.Transfer.Importing;

/// <summary>A row that is sent, and the row of the file that it comes from.</summary>
internal sealed class ImportRow(SourceRow source) : Dictionary<string, object?>(StringComparer.Ordinal)
{
    public SourceRow Source => source;
}

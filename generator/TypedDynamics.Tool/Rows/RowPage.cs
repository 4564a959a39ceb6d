using System.Text.Json;

namespace TypedDynamics.Tool.Rows;

/// <summary>Rows of one answer.</summary>
/// <param name="Rows">As the service sent them.</param>
/// <param name="Next">Where the next page begins, for the same source; null on the last one.</param>
internal sealed record RowPage(IReadOnlyList<JsonElement> Rows, string? Next);

/// <summary>Where rows come from, a page at a time: whoever reads them never holds more.</summary>
internal interface IRowSource
{
    /// <summary>Columns that rows may lack although they were asked for; none where every row has all.</summary>
    IReadOnlyList<string> ExpectedColumns { get; }

    /// <param name="next">The <see cref="RowPage.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<RowPage> ReadAsync(string? next, CancellationToken cancellationToken);

    /// <summary>How many rows there are, as far as the service counts; null where it does not say.</summary>
    Task<long?> CountAsync(CancellationToken cancellationToken);
}

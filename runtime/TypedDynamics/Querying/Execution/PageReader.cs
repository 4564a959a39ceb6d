using System.Runtime.CompilerServices;
using TypedDynamics.Diagnostics;
using TypedDynamics.Emitted;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>Reads one page of rows from the stream of its body, each row as soon as it is there.</summary>
/// <remarks>
/// Rows are read where they stand in the buffer. One that the buffer may not hold to its end (it starts within twice the length of the longest
/// row so far) is passed over first; should a longer one be cut off nevertheless, it is started again when more has come.
/// </remarks>
internal sealed class PageReader(Stream body, RowShape shape) : IDisposable
{
    private readonly BodyBuffer _buffer = new(body);
    private readonly RowReading _reading = new();
    private readonly PageEnvelope _envelope = new();
    private JsonBoundary _boundary;
    private int _longestRow;
    private bool _mayBeCutOff = true;
    private int _rows;

    /// <summary>What the answer says of the pages behind it; known when the rows are read.</summary>
    public PageEnd End => new(_envelope.NextLink, _envelope.FetchCookie, _envelope.HasMoreRecords);

    /// <summary>Where later changes are, when they are tracked; known when the rows are read.</summary>
    public string? DeltaLink => _envelope.DeltaLink;

    /// <summary>How many rows there are in all, when that was asked for; known when the rows are read.</summary>
    public long? Count => _envelope.Count;

    /// <summary>Collections within the row that was read last of which the service sent a page only. Whoever goes on reading takes them first.</summary>
    public List<UnfinishedRows> Unfinished => _reading.Unfinished;

    /// <summary>The rows, once.</summary>
    /// <exception cref="MalformedResponseException">The body is cut off or is not a page of rows.</exception>
    public async IAsyncEnumerable<Entity> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (!_envelope.IsAtEnd)
        {
            while (TryReadRow() is { } row) yield return row;
            if (_envelope.IsAtRow || !_envelope.TryRead(_buffer)) await _buffer.FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        Measures.Read(shape.Model.EntitySetName ?? shape.Model.LogicalName, _rows, _buffer.Offset);
        _buffer.Dispose();
        _reading.Dispose();
    }

    // Null when the rows are at their end, and when more must come first.
    private Entity? TryReadRow()
    {
        if (!_envelope.IsAtRow) return null;
        var unread = _buffer.Unread;
        if (!_buffer.IsWhole && (_mayBeCutOff || unread.Length < 2L * _longestRow) && !_boundary.TryFindEnd(unread)) return null;
        try
        {
            var json = new Utf8RowReader(unread, _buffer.IsWhole, _buffer.Offset, _reading);
            var row = json.ReadRow(shape);
            _envelope.PassRow(ref json);
            _longestRow = Math.Max(_longestRow, json.Position);
            _buffer.Advance(json.Position);
            (_boundary, _mayBeCutOff) = (default, false);
            _rows++;
            return row;
        }
        catch (CutOffException)
        {
            _reading.Forget();
            _mayBeCutOff = true;
            return null;
        }
    }
}

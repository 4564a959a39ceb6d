using TypedDynamics.Emitted;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>What stands around the rows of a page: <c>{"@odata.context":…,"value":[…],"@odata.nextLink":…}</c>, in any order.</summary>
internal sealed class PageEnvelope
{
    private JsonBoundary _boundary;
    private Place _place;
    private bool _hadRows;

    private enum Place
    {
        Start,
        Property,
        FirstRow,
        Row,
        Separator,
        Tail,
        End,
    }

    public string? NextLink { get; private set; }

    public string? DeltaLink { get; private set; }

    public long? Count { get; private set; }

    public string? FetchCookie { get; private set; }

    public bool HasMoreRecords { get; private set; }

    /// <summary>True when a row comes next.</summary>
    public bool IsAtRow => _place == Place.Row;

    public bool IsAtEnd => _place == Place.End;

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    /// <summary>Reads the next piece that is not a row; false when more of the body must come first.</summary>
    public bool TryRead(BodyBuffer buffer)
    {
        var unread = buffer.Unread;
        var json = new JsonCursor(unread, buffer.IsWhole, buffer.Offset);
        if (_place == Place.Tail)
        {
            json.ExpectEnd();
            if (buffer.IsWhole) _place = Place.End;
        }
        else
        {
            if (!buffer.IsWhole && !HasNext(unread)) return false;
            Read(ref json, unread);
            _boundary = default;
        }

        buffer.Advance(json.Position);
        return _place != Place.Tail || buffer.IsWhole;
    }

    /// <summary>Passes what stands behind a row.</summary>
    public void PassRow(ref Utf8RowReader json)
    {
        if (!json.TryReadComma((byte)']')) _place = Place.Separator;
    }

    // Whether what comes next is there to its end; one byte says it except for properties.
    private bool HasNext(ReadOnlySpan<byte> unread) => _place switch
    {
        Place.Start => unread.Length > ByteOrderMark.Length,
        Place.Property => IsRowsStart(unread) || _boundary.TryFindEnd(unread),
        _ => !unread.TrimStart(WhiteSpace).IsEmpty,
    };

    private void Read(ref JsonCursor json, ReadOnlySpan<byte> unread)
    {
        switch (_place)
        {
            case Place.Start:
                if (unread.StartsWith(ByteOrderMark)) json.Position = ByteOrderMark.Length;
                json.Expect((byte)'{');
                _place = Place.Property;
                break;
            case Place.Property:
                ReadProperty(ref json);
                break;
            case Place.FirstRow:
                _place = json.TryRead((byte)']') ? Place.Separator : Place.Row;
                break;
            default:
                if (json.TryRead((byte)','))
                {
                    _place = Place.Property;
                    break;
                }

                json.Expect((byte)'}');
                if (!_hadRows) json.ThrowMalformed("The answer has no rows: no array 'value'.");
                _place = Place.Tail;
                break;
        }
    }

    private void ReadProperty(ref JsonCursor json)
    {
        var name = json.Decode(json.ReadText(out var traits), traits);
        json.Expect((byte)':');
        _place = Place.Separator;
        switch (name)
        {
            case WireNames.Value:
                if (_hadRows) json.ThrowMalformed("The answer has 'value' twice.");
                json.Expect((byte)'[');
                _hadRows = true;
                _place = Place.FirstRow;
                break;
            case "@" + WireNames.NextLink:
                NextLink = json.TryReadNull() ? null : json.ReadString();
                break;
            case WireNames.DeltaLink:
                DeltaLink = json.TryReadNull() ? null : json.ReadString();
                break;
            case WireNames.Count:
                Count = json.TryReadNull() ? null : json.ReadInt64();
                break;
            case "@" + WireNames.FetchCookie:
                FetchCookie = json.TryReadNull() ? null : json.ReadString();
                break;
            case "@" + WireNames.MoreRecords:
                // Seen as a boolean and as the text of one.
                HasMoreRecords = json.Peek() == (byte)'"' ? json.ReadString() == "true" : json.ReadBoolean();
                break;
            default:
                json.SkipValue();
                break;
        }
    }

    private static bool IsRowsStart(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(WhiteSpace);
        if (!text.StartsWith("\"value\""u8)) return false;
        text = text["\"value\"".Length..].TrimStart(WhiteSpace);
        return text.StartsWith(":"u8) && text[1..].TrimStart(WhiteSpace).StartsWith("["u8);
    }
}

using System.Buffers.Text;
using System.Text.Json;

namespace TypedDynamics.Serialization;

internal ref partial struct JsonCursor
{
    private const int GuidLength = 36;

    public Guid ReadGuid()
    {
        if (Peek() == (byte)'"' && _at + GuidLength + 1 < _json.Length && _json[_at + GuidLength + 1] == (byte)'"'
            && Utf8Parser.TryParse(_json.Slice(_at + 1, GuidLength), out Guid value, out var consumed) && consumed == GuidLength)
        {
            _at += GuidLength + 2;
            return value;
        }

        if (!Guid.TryParse(ReadString(), out value)) ThrowMalformed("A Guid expected.");
        return value;
    }

    public DateTimeOffset ReadDateTimeOffset() => new(ReadUtcTicks(), TimeSpan.Zero);

    /// <summary>The ticks of an instant in UTC.</summary>
    public long ReadUtcTicks()
    {
        const int length = 20;
        if (Peek() == (byte)'"' && _at + length + 1 < _json.Length && _json[_at + length + 1] == (byte)'"'
            && DataverseDates.TryParseInstant(_json.Slice(_at + 1, length), out var ticks))
        {
            _at += length + 2;
            return ticks;
        }

        var text = ReadString();
        if (DataverseDates.TryParseAnyInstant(text, out ticks)) return ticks;
        ThrowMalformed("A date and time expected.");
        return 0;
    }

    public DateOnly ReadDateOnly()
    {
        var text = ReadUnescaped();
        // A date-only column that is asked of a service of another level may come with its time.
        if (text.Length >= 10 && (text.Length == 10 || text[10] == (byte)'T') && DataverseDates.TryParseDate(text[..10], out var date)) return date;
        ThrowMalformed("A date expected.");
        return default;
    }

    /// <summary>Passes a value of any kind.</summary>
    public void SkipValue()
    {
        if (Peek() == (byte)'"') ReadText(out _);
        else ReadValue();
    }

    /// <summary>A value of any kind, as it stands.</summary>
    public ReadOnlySpan<byte> ReadValue()
    {
        Peek();
        var rest = _json[_at..];
        try
        {
            var json = new Utf8JsonReader(rest, _isWhole, default);
            if (!json.Read() || !json.TrySkip()) ThrowEnd();
            _at += (int)json.BytesConsumed;
            return rest[..(int)json.BytesConsumed];
        }
        catch (JsonException e)
        {
            ThrowMalformed("Not JSON.", e);
            throw;
        }
    }
}

using TypedDynamics.Records;
using TypedDynamics.Serialization;

namespace TypedDynamics.Emitted;

public ref partial struct Utf8RowReader
{
    private static ReadOnlySpan<byte> DeletedContext => "/$deletedEntity"u8;

    // Each collection has a link; only one with a token leads on, the others to the collection itself.
    private void ReadNextLink(Entity row, RowShape shape, RowProperty property)
    {
        if (ReadString() is not { } link || !link.Contains("$skiptoken", StringComparison.OrdinalIgnoreCase)) return;
        if (shape.Model.Members[property.Ordinal] is NavigationModel { IsCollection: true } navigation)
            _reading.Unfinished.Add(new(row, property.Ordinal, shape.Child(property, navigation.Target), link));
    }

    private bool IsDeletedContext()
    {
        if (_json.TryReadNull()) return false;
        var text = _json.ReadText(out var traits);
        return traits == TextTraits.Plain ? text.EndsWith(DeletedContext) : _json.Decode(text, traits).EndsWith(WireNames.DeletedContext, StringComparison.Ordinal);
    }

    // Only of rows whose annotations stand in an order of their own: reads lookups again, now with all that is said of them.
    private void ReadAgain(Entity row, RowShape shape, int start, ColumnBits late)
    {
        var end = _json.Position;
        for (var ordinal = 0; ordinal < shape.Model.Members.Length; ordinal++)
        {
            if (!late.Contains(ordinal)) continue;
            _notes = default;
            _json.Position = start;
            RowProperty? value = null;
            var valueStart = 0;
            do
            {
                var property = NextProperty(shape, shape.Start);
                if (property.Ordinal == ordinal && property.Role == RowPropertyRole.Member) (value, valueStart) = (property, _json.Position);
                if (property.Ordinal == ordinal && property.Role is RowPropertyRole.FormattedText or RowPropertyRole.LookupTable)
                    ReadNote(property, keepsText: false);
                else _json.SkipValue();
            }
            while (_json.TryRead((byte)','));
            if (value is null) continue;
            _json.Position = valueStart;
            ReadMember(row, shape, value);
        }

        _notes = default;
        _json.Position = end;
    }

    private void ReadNote(RowProperty property, bool keepsText)
    {
        if (_notes.Member != property.Ordinal + 1) _notes = new() { Member = property.Ordinal + 1 };
        if (_json.TryReadNull()) return;
        var text = _json.ReadText(out var traits);
        if (property.Role == RowPropertyRole.LookupTable)
        {
            _notes.Table = traits == TextTraits.Plain ? property.Lookup!.Table(text) : _json.Decode(text, traits);
            return;
        }

        _notes.HasName = true;
        _notes.NameTraits = traits;
        _notes.NameLength = text.Length;
        _notes.NameStart = _json.Position - 1 - text.Length;
        if (keepsText) AddFormatted(property.Ordinal, text, traits);
    }

    private void AddFormatted(RowProperty property)
    {
        if (_json.TryReadNull()) return;
        var text = _json.ReadText(out var traits);
        AddFormatted(property.Ordinal, text, traits);
    }

    private readonly void AddFormatted(int ordinal, ReadOnlySpan<byte> text, TextTraits traits)
    {
        if ((traits & TextTraits.Escaped) != 0) _reading.Formatted.Add(ordinal, _json.Decode(text, traits));
        else _reading.Formatted.Add(ordinal, text);
    }
}

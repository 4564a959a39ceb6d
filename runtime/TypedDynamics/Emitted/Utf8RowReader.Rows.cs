using System.Text.Json;
using TypedDynamics.Records;
using TypedDynamics.Serialization;

namespace TypedDynamics.Emitted;

public ref partial struct Utf8RowReader
{
    private const int DeepestAtMost = 64;

    internal int Position
    {
        readonly get => _json.Position;
        set => _json.Position = value;
    }

    /// <summary>Passes the comma behind a value of a list; false when it was the last.</summary>
    internal bool TryReadComma(byte end)
    {
        if (_json.TryRead((byte)',')) return true;
        _json.Expect(end);
        return false;
    }

    internal void ExpectEnd() => _json.ExpectEnd();

    /// <summary>Reads that property of the object that comes next, and passes the others.</summary>
    internal T ReadProperty<T>(string wireName, ReadValue<T> read)
    {
        T? value = default;
        var isFound = false;
        Enter((byte)'{');
        if (!_json.TryRead((byte)'}'))
        {
            do
            {
                var name = _json.ReadText(out var traits);
                var isIt = _json.Decode(name, traits) == wireName;
                _json.Expect((byte)':');
                if (isIt) value = read(ref this);
                else _json.SkipValue();
                isFound |= isIt;
            }
            while (_json.TryRead((byte)','));
            _json.Expect((byte)'}');
        }

        Leave();
        if (!isFound) _json.ThrowMalformed($"The answer has no '{wireName}'.");
        return value!;
    }

    /// <summary>A lookup to one table.</summary>
    public Lookup<T>? ReadLookup<T>()
        where T : Entity, IEntity<T> => TryReadId(out var id) ? new(id, TakeName()) : null;

    /// <summary>A lookup to several tables.</summary>
    public TLookup? ReadAnyLookup<TLookup>()
        where TLookup : AnyLookup, IAnyLookup<TLookup> =>
        TryReadId(out var id) ? TLookup.Create(_notes.Table ?? string.Empty, id, TakeName()) : null;

    /// <summary>A lookup whose table the context does not name; <paramref name="logicalName"/> serves when the answer does not say the table.</summary>
    public EntityReference? ReadReference(string logicalName) =>
        TryReadId(out var id) ? new(_notes.Table ?? logicalName, id, TakeName()) : null;

    /// <summary>An expanded single-valued navigation.</summary>
    public T? ReadRow<T>()
        where T : Entity, IEntity<T>
    {
        if (_json.TryReadNull()) return null;
        return (T)ReadNested(ChildShape(T.Model));
    }

    /// <summary>An expanded collection-valued navigation; never null.</summary>
    public IReadOnlyList<T> ReadRows<T>()
        where T : Entity, IEntity<T>
    {
        if (_json.TryReadNull()) return [];
        var shape = ChildShape(T.Model);
        var rows = new List<T>();
        Enter((byte)'[');
        if (!_json.TryRead((byte)']'))
        {
            do
            {
                rows.Add((T)ReadNested(shape));
            }
            while (_json.TryRead((byte)','));
            _json.Expect((byte)']');
        }

        Leave();
        return rows;
    }

    /// <summary>A row, of the type that it says it is or else of the shape's.</summary>
    internal Entity ReadRow(RowShape shape)
    {
        if (shape.Model.HasDerived) shape = shape.As(TypeHere(shape.Model));
        var row = shape.Model.NewRow();
        ReadRow(row, shape);
        return row;
    }

    private void ReadRow(Entity row, RowShape shape)
    {
        Enter((byte)'{');
        var start = _json.Position;
        var texts = _reading.Formatted.Length;
        var number = _reading.NextRow();
        var late = default(ColumnBits);
        if (!_json.TryRead((byte)'}'))
        {
            var property = shape.Start;
            do
            {
                property = NextProperty(shape, property);
                ReadProperty(row, shape, property, number, ref late);
            }
            while (_json.TryRead((byte)','));
            _json.Expect((byte)'}');
        }

        Leave();
        if (!late.IsEmpty) ReadAgain(row, shape, start, late);
        if (_reading.Formatted.Length != texts) row.EnsureExtras().Formatted = _reading.Formatted.TakeFrom(texts);
        row.SetLoaded(shape.Loaded);
    }

    private void ReadProperty(Entity row, RowShape shape, RowProperty property, long number, ref ColumnBits late)
    {
        switch (property.Role)
        {
            case RowPropertyRole.Member:
                ReadMember(row, shape, property);
                if (property.Lookup is { } lookup) lookup.LastRow = number;
                break;
            case RowPropertyRole.FormattedText or RowPropertyRole.LookupTable when property.Lookup is not null:
                // The annotation stands behind its value, or another lookup's stands between: the value is read once more at the end.
                if (property.Lookup.LastRow == number) late.Add(property.Ordinal);
                if (_notes.Member != 0 && _notes.Member != property.Ordinal + 1) late.Add(_notes.Member - 1);
                ReadNote(property, keepsText: true);
                break;
            case RowPropertyRole.FormattedText:
                AddFormatted(property);
                break;
            case RowPropertyRole.ETag:
                row.ETag = ReadString();
                break;
            case RowPropertyRole.Context:
                if (IsDeletedContext()) row.EnsureExtras().IsDeletion = true;
                break;
            case RowPropertyRole.NextLink:
                ReadNextLink(row, shape, property);
                break;
            case RowPropertyRole.Additional:
                row.EnsureExtras().AddColumn(property.WireName, JsonElement.Parse(_json.ReadValue()));
                break;
            default:
                _json.SkipValue();
                break;
        }
    }

    private void ReadMember(Entity row, RowShape shape, RowProperty property)
    {
        var start = _json.Position;
        _shape = shape;
        _property = property;
        row.Read(property.Ordinal, ref this);
        if (_json.Position == start) _json.SkipValue();
        if (property.Lookup is not null && _notes.Member == property.Ordinal + 1) _notes = default;
    }

    private RowProperty NextProperty(RowShape shape, RowProperty previous)
    {
        if (previous.Next is { } next)
        {
            if (_json.TryReadExactly(next.Token)) return next;
            if (previous.OtherNext is { } other && _json.TryReadExactly(other.Token)) return other;
        }

        var name = _json.ReadText(out var traits);
        var property = shape.Find(name) ?? shape.Learn(name, _json.Decode(name, traits));
        _json.Expect((byte)':');
        previous.FollowedBy(property);
        return property;
    }

    private bool TryReadId(out Guid id)
    {
        id = default;
        if (_json.TryReadNull()) return false;
        id = _json.ReadGuid();
        return true;
    }

    private readonly string? TakeName() =>
        _notes.HasName ? _json.Decode(_json.Slice(_notes.NameStart, _notes.NameLength), _notes.NameTraits) : null;

    private readonly RowShape ChildShape(EntityModel model) =>
        _shape is not null && _property is not null ? _shape.Child(_property, model) : RowShape.Whole(model);

    private Entity ReadNested(RowShape shape)
    {
        var (parentShape, parentProperty, parentNotes) = (_shape, _property, _notes);
        _notes = default;
        var row = ReadRow(shape);
        (_shape, _property, _notes) = (parentShape, parentProperty, parentNotes);
        return row;
    }

    // A row's type stands before its values.
    private EntityModel TypeHere(EntityModel declared)
    {
        var start = _json.Position;
        var type = declared;
        _json.Expect((byte)'{');
        if (!_json.TryRead((byte)'}'))
        {
            do
            {
                var name = _json.ReadText(out _);
                if (!name.StartsWith("@"u8)) break;
                var isType = name.SequenceEqual("@odata.type"u8);
                _json.Expect((byte)':');
                if (isType)
                {
                    type = declared.FindDerived(_json.ReadString());
                    break;
                }

                _json.SkipValue();
            }
            while (_json.TryRead((byte)','));
        }

        _json.Position = start;
        return type;
    }

    private void Enter(byte bracket)
    {
        if (++_depth > DeepestAtMost) _json.ThrowMalformed($"More than {DeepestAtMost} values within one another.");
        _json.Expect(bracket);
    }

    private void Leave() => _depth--;
}

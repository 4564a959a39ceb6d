using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedDynamics.Serialization;

namespace TypedDynamics.Emitted;

/// <summary>For emitted code: reads the value it stands on. A null token reads as null whatever the type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct Utf8RowReader
{
    private readonly RowReading _reading;
    private JsonCursor _json;
    private RowShape? _shape;
    private RowProperty? _property;
    private LookupNotes _notes;
    private int _depth;

    internal Utf8RowReader(ReadOnlySpan<byte> json, bool isWhole, long offset, RowReading reading)
    {
        _json = new(json, isWhole, offset);
        _reading = reading;
    }

    /// <summary>Text.</summary>
    public string? ReadString() => _json.TryReadNull() ? null : _json.ReadString();

    /// <summary>A Guid.</summary>
    public Guid? ReadGuid() => _json.TryReadNull() ? null : _json.ReadGuid();

    /// <summary>16-bit integer.</summary>
    public short? ReadInt16() => _json.TryReadNull() ? null : _json.ReadInt16();

    /// <summary>32-bit integer.</summary>
    public int? ReadInt32() => _json.TryReadNull() ? null : _json.ReadInt32();

    /// <summary>64-bit integer.</summary>
    public long? ReadInt64() => _json.TryReadNull() ? null : _json.ReadInt64();

    /// <summary>Decimal number, trailing zeros kept.</summary>
    public decimal? ReadDecimal() => _json.TryReadNull() ? null : _json.ReadDecimal();

    /// <summary>Floating point.</summary>
    public double? ReadDouble() => _json.TryReadNull() ? null : _json.ReadDouble();

    /// <summary>Yes or no.</summary>
    public bool? ReadBoolean() => _json.TryReadNull() ? null : _json.ReadBoolean();

    /// <summary>An instant.</summary>
    public DateTimeOffset? ReadDateTimeOffset() => _json.TryReadNull() ? null : new(_json.ReadUtcTicks(), TimeSpan.Zero);

    /// <summary>A date and time of no zone.</summary>
    public DateTime? ReadDateTime() => _json.TryReadNull() ? null : new(_json.ReadUtcTicks(), DateTimeKind.Unspecified);

    /// <summary>A date.</summary>
    public DateOnly? ReadDateOnly() => _json.TryReadNull() ? null : _json.ReadDateOnly();

    /// <summary>Base64 bytes.</summary>
    public byte[]? ReadBytes() => _json.TryReadNull() ? null : _json.ReadBytes();

    /// <summary>One option of a choice; values that the enum does not name are kept.</summary>
    public TChoice? ReadChoice<TChoice>()
        where TChoice : unmanaged, Enum
    {
        if (_json.TryReadNull()) return null;
        var value = _json.ReadInt32();
        return Unsafe.BitCast<int, TChoice>(value);
    }

    /// <summary>Several options of a choice.</summary>
    public ChoiceSet<TChoice>? ReadChoices<TChoice>()
        where TChoice : unmanaged
    {
        if (_json.TryReadNull()) return null;
        var text = _json.ReadString();
        try
        {
            return ChoiceSet<TChoice>.Parse(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            _json.ThrowMalformed("Integers with commas expected.", e);
            throw;
        }
    }

    /// <summary>An enum of the CSDL: member names with commas, or a number.</summary>
    public TEnum? ReadEnum<TEnum>()
        where TEnum : struct, Enum
    {
        if (_json.TryReadNull()) return null;
        if (_json.Peek() != (byte)'"') return (TEnum)Enum.ToObject(typeof(TEnum), _json.ReadInt64());
        var text = _json.ReadString();
        if (!Enum.TryParse<TEnum>(text, out var value)) _json.ThrowMalformed($"'{text}' is no value of {typeof(TEnum).Name}.");
        return value;
    }

    /// <summary>An untyped value: any JSON.</summary>
    public JsonElement? ReadJson() => _json.TryReadNull() ? null : JsonElement.Parse(_json.ReadValue());

    /// <summary>A complex value, read by its own emitted code.</summary>
    public T? ReadComplex<T>()
        where T : class, IComplexValue<T>
    {
        if (_json.TryReadNull()) return null;
        var value = T.Create();
        Enter((byte)'{');
        if (!_json.TryRead((byte)'}'))
        {
            do
            {
                var name = _json.ReadUnescaped();
                _json.Expect((byte)':');
                var start = _json.Position;
                if (!value.ReadProperty(name, ref this) || _json.Position == start) _json.SkipValue();
            }
            while (_json.TryRead((byte)','));
            _json.Expect((byte)'}');
        }

        Leave();
        return value;
    }

    /// <summary>A collection of values, each read by <paramref name="item"/>.</summary>
    public IReadOnlyList<T>? ReadList<T>(ReadValue<T> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (_json.TryReadNull()) return null;
        var values = new List<T>();
        Enter((byte)'[');
        if (!_json.TryRead((byte)']'))
        {
            do values.Add(item(ref this));
            while (_json.TryRead((byte)','));
            _json.Expect((byte)']');
        }

        Leave();
        return values;
    }
}

/// <summary>Reads one value of a collection.</summary>
/// <typeparam name="T">What it is read as.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T ReadValue<out T>(ref Utf8RowReader json);

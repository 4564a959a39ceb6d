using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedDynamics.Emitted;

/// <summary>For emitted code: reads the value it stands on. A null token reads as null whatever the type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct Utf8RowReader
{
    private Utf8JsonReader _json;

    internal Utf8RowReader(Utf8JsonReader json) => _json = json;

    /// <summary>Text.</summary>
    public string? ReadString() => _json.TokenType == JsonTokenType.Null ? null : _json.GetString();

    /// <summary>A Guid.</summary>
    public Guid? ReadGuid() => _json.TokenType == JsonTokenType.Null ? null : _json.GetGuid();

    /// <summary>16-bit integer.</summary>
    public short? ReadInt16() => _json.TokenType == JsonTokenType.Null ? null : _json.GetInt16();

    /// <summary>32-bit integer.</summary>
    public int? ReadInt32() => _json.TokenType == JsonTokenType.Null ? null : _json.GetInt32();

    /// <summary>64-bit integer.</summary>
    public long? ReadInt64() => _json.TokenType == JsonTokenType.Null ? null : _json.GetInt64();

    /// <summary>Decimal number, trailing zeros kept.</summary>
    public decimal? ReadDecimal() => _json.TokenType == JsonTokenType.Null ? null : _json.GetDecimal();

    /// <summary>Floating point.</summary>
    public double? ReadDouble() => _json.TokenType == JsonTokenType.Null ? null : _json.GetDouble();

    /// <summary>Yes or no.</summary>
    public bool? ReadBoolean() => _json.TokenType == JsonTokenType.Null ? null : _json.GetBoolean();

    /// <summary>An instant.</summary>
    public DateTimeOffset? ReadDateTimeOffset() => _json.TokenType == JsonTokenType.Null ? null : _json.GetDateTimeOffset();

    /// <summary>A date and time of no zone.</summary>
    public DateTime? ReadDateTime() =>
        _json.TokenType == JsonTokenType.Null ? null : DateTime.SpecifyKind(_json.GetDateTimeOffset().UtcDateTime, DateTimeKind.Unspecified);

    /// <summary>A date.</summary>
    public DateOnly? ReadDateOnly() =>
        _json.TokenType == JsonTokenType.Null ? null : DateOnly.ParseExact(_json.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Base64 bytes.</summary>
    public byte[]? ReadBytes() => _json.TokenType == JsonTokenType.Null ? null : _json.GetBytesFromBase64();

    /// <summary>One option of a choice; values that the enum does not name are kept.</summary>
    public TChoice? ReadChoice<TChoice>()
        where TChoice : unmanaged, Enum
    {
        if (_json.TokenType == JsonTokenType.Null) return null;
        var value = _json.GetInt32();
        return Unsafe.BitCast<int, TChoice>(value);
    }

    /// <summary>Several options of a choice.</summary>
    public ChoiceSet<TChoice>? ReadChoices<TChoice>()
        where TChoice : unmanaged => _json.TokenType == JsonTokenType.Null ? null : ChoiceSet<TChoice>.Parse(_json.GetString()!);

    /// <summary>An enum of the CSDL: member names with commas, or a number.</summary>
    public TEnum? ReadEnum<TEnum>()
        where TEnum : struct, Enum =>
        _json.TokenType == JsonTokenType.Null ? null
        : _json.TokenType == JsonTokenType.Number ? (TEnum)Enum.ToObject(typeof(TEnum), _json.GetInt64())
        : Enum.Parse<TEnum>(_json.GetString()!);

    /// <summary>A lookup to one table.</summary>
    public Lookup<T>? ReadLookup<T>()
        where T : Entity, IEntity<T> => throw new NotSupportedException();

    /// <summary>A lookup to several tables.</summary>
    public TLookup? ReadAnyLookup<TLookup>()
        where TLookup : AnyLookup, IAnyLookup<TLookup> => throw new NotSupportedException();

    /// <summary>A lookup whose table the context does not name; <paramref name="logicalName"/> serves when the answer does not say the table.</summary>
    public EntityReference? ReadReference(string logicalName) => throw new NotSupportedException();

    /// <summary>An expanded single-valued navigation.</summary>
    public T? ReadRow<T>()
        where T : Entity, IEntity<T> => throw new NotSupportedException();

    /// <summary>An expanded collection-valued navigation; never null.</summary>
    public IReadOnlyList<T> ReadRows<T>()
        where T : Entity, IEntity<T> => throw new NotSupportedException();

    /// <summary>An untyped value: any JSON.</summary>
    public JsonElement? ReadJson() => throw new NotSupportedException();

    /// <summary>A complex value, read by its own emitted code.</summary>
    public T? ReadComplex<T>()
        where T : class, IComplexValue<T> => throw new NotSupportedException();

    /// <summary>A collection of values, each read by <paramref name="item"/>.</summary>
    public IReadOnlyList<T>? ReadList<T>(ReadValue<T> item) => throw new NotSupportedException();
}

/// <summary>Reads one value of a collection.</summary>
/// <typeparam name="T">What it is read as.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T ReadValue<out T>(ref Utf8RowReader json);

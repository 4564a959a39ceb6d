using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using TypedDynamics.Serialization;

namespace TypedDynamics.Emitted;

/// <summary>For emitted code: writes a property, name and value, into a request body. An empty name makes it write the bare value, for lists.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref partial struct Utf8RowWriter
{
    private readonly Utf8JsonWriter _json;

    internal Utf8RowWriter(Utf8JsonWriter json) => _json = json;

    /// <summary>Text, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, string? value)
    {
        WriteName(name);
        _json.WriteStringValue(value);
    }

    /// <summary>A Guid, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, Guid? value)
    {
        if (TryWrite(name, value, out var some)) _json.WriteStringValue(some);
    }

    /// <summary>An integer, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, long? value)
    {
        if (TryWrite(name, value, out var some)) _json.WriteNumberValue(some);
    }

    /// <summary>A decimal number, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, decimal? value)
    {
        if (TryWrite(name, value, out var some)) _json.WriteNumberValue(some);
    }

    /// <summary>A floating point number, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number && !double.IsFinite(number))
            throw new ArgumentException($"'{Encoding.UTF8.GetString(name)}' is {number.ToString(CultureInfo.InvariantCulture)}, which no column holds. Assign a number, or null.", nameof(value));
        if (TryWrite(name, value, out var some)) _json.WriteNumberValue(some);
    }

    /// <summary>Yes or no, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, bool? value)
    {
        if (TryWrite(name, value, out var some)) _json.WriteBooleanValue(some);
    }

    /// <summary>An instant in UTC, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (TryWrite(name, value, out var some)) WriteInstant(some.UtcTicks);
    }

    /// <summary>A date and time of no zone, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, DateTime? value)
    {
        if (TryWrite(name, value, out var some)) WriteInstant(some.Ticks);
    }

    /// <summary>A date, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, DateOnly? value)
    {
        if (!TryWrite(name, value, out var some)) return;
        Span<byte> text = stackalloc byte[DataverseDates.LongestText];
        _json.WriteStringValue(text[..DataverseDates.Format(some, text)]);
    }

    /// <summary>Base64 bytes, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, byte[]? value)
    {
        WriteName(name);
        if (value is null) _json.WriteNullValue();
        else _json.WriteBase64StringValue(value);
    }

    /// <summary>Any JSON, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (TryWrite(name, value, out var some)) some.WriteTo(_json);
    }

    /// <summary>One option as its integer, or null.</summary>
    public void WriteChoice<TChoice>(ReadOnlySpan<byte> name, TChoice? value)
        where TChoice : unmanaged, Enum
    {
        if (TryWrite(name, value, out var some)) _json.WriteNumberValue(Unsafe.BitCast<TChoice, int>(some));
    }

    /// <summary>Several options as comma text, or null.</summary>
    public void WriteChoices<TChoice>(ReadOnlySpan<byte> name, ChoiceSet<TChoice>? value)
        where TChoice : unmanaged => Write(name, value?.ToString());

    /// <summary>An enum of the CSDL by its member names, or null.</summary>
    public void WriteEnum<TEnum>(ReadOnlySpan<byte> name, TEnum? value)
        where TEnum : struct, Enum => Write(name, value?.ToString().Replace(", ", ",", StringComparison.Ordinal));

    /// <summary>A complex value, written by its own emitted code, or null.</summary>
    public void WriteComplex<T>(ReadOnlySpan<byte> name, T? value)
        where T : class, IComplexValue<T>
    {
        WriteName(name);
        if (value is null)
        {
            _json.WriteNullValue();
            return;
        }

        _json.WriteStartObject();
        WriteType(T.TypeName);
        var json = this;
        value.WriteProperties(ref json);
        _json.WriteEndObject();
    }

    /// <summary>A collection of values, each written by <paramref name="item"/>, or null.</summary>
    public void WriteList<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? values, WriteValue<T> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        WriteName(name);
        if (values is null)
        {
            _json.WriteNullValue();
            return;
        }

        _json.WriteStartArray();
        var json = this;
        foreach (var value in values) item(value, ref json);
        _json.WriteEndArray();
    }

    private void WriteName(ReadOnlySpan<byte> name)
    {
        if (!name.IsEmpty) _json.WritePropertyName(name);
    }

    // Writes the name, and null if it is null.
    private bool TryWrite<T>(ReadOnlySpan<byte> name, T? value, out T some)
        where T : struct
    {
        WriteName(name);
        some = value.GetValueOrDefault();
        if (value is null) _json.WriteNullValue();
        return value is not null;
    }

    private void WriteInstant(long utcTicks)
    {
        Span<byte> text = stackalloc byte[DataverseDates.LongestText];
        _json.WriteStringValue(text[..DataverseDates.Format(utcTicks, text)]);
    }

    private void WriteType(string typeName) => _json.WriteString(WireNames.Type, $"{WireNames.Namespace}{typeName}");
}

/// <summary>Writes one value of a collection.</summary>
/// <typeparam name="T">What it is.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void WriteValue<in T>(T value, ref Utf8RowWriter json);

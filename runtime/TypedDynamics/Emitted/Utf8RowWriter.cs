using System.ComponentModel;
using System.Text.Json;

namespace TypedDynamics.Emitted;

/// <summary>For emitted code: writes a property, name and value, into a request body.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Utf8RowWriter
{
    private readonly Utf8JsonWriter _json;

    internal Utf8RowWriter(Utf8JsonWriter json) => _json = json;

    /// <summary>Text, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, string? value) => _json.WriteString(name, value);

    /// <summary>A Guid, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, Guid? value)
    {
        if (value is { } some) _json.WriteString(name, some);
        else _json.WriteNull(name);
    }

    /// <summary>An integer, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } some) _json.WriteNumber(name, some);
        else _json.WriteNull(name);
    }

    /// <summary>A decimal number, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, decimal? value)
    {
        if (value is { } some) _json.WriteNumber(name, some);
        else _json.WriteNull(name);
    }

    /// <summary>A floating point number, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } some) _json.WriteNumber(name, some);
        else _json.WriteNull(name);
    }

    /// <summary>Yes or no, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } some) _json.WriteBoolean(name, some);
        else _json.WriteNull(name);
    }

    /// <summary>An instant in UTC, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, DateTimeOffset? value) => throw new NotSupportedException();

    /// <summary>A date and time of no zone, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, DateTime? value) => throw new NotSupportedException();

    /// <summary>A date, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, DateOnly? value) => throw new NotSupportedException();

    /// <summary>Base64 bytes, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, byte[]? value) => throw new NotSupportedException();

    /// <summary>One option as its integer, or null.</summary>
    public void WriteChoice<TChoice>(ReadOnlySpan<byte> name, TChoice? value)
        where TChoice : unmanaged, Enum => throw new NotSupportedException();

    /// <summary>Several options as comma text, or null.</summary>
    public void WriteChoices<TChoice>(ReadOnlySpan<byte> name, ChoiceSet<TChoice>? value)
        where TChoice : unmanaged => throw new NotSupportedException();

    /// <summary>An enum of the CSDL by its member names, or null.</summary>
    public void WriteEnum<TEnum>(ReadOnlySpan<byte> name, TEnum? value)
        where TEnum : struct, Enum => throw new NotSupportedException();

    /// <summary>A lookup as <c>navigation@odata.bind</c>; which navigation, the column's targets say.</summary>
    public void WriteLookup(ColumnModel column, EntityReference? value) => throw new NotSupportedException();

    /// <summary>Any JSON, or null.</summary>
    public void Write(ReadOnlySpan<byte> name, JsonElement? value) => throw new NotSupportedException();

    /// <summary>A row as an object with <c>@odata.type</c>, its key and its assigned columns.</summary>
    public void WriteRow(ReadOnlySpan<byte> name, Entity? value) => throw new NotSupportedException();

    /// <summary>A pointer to a row as an object with <c>@odata.type</c> and its key: what actions take for a row.</summary>
    public void WriteReference(ReadOnlySpan<byte> name, EntityReference? value) => throw new NotSupportedException();

    /// <summary>A complex value, written by its own emitted code, or null.</summary>
    public void WriteComplex<T>(ReadOnlySpan<byte> name, T? value)
        where T : class, IComplexValue<T> => throw new NotSupportedException();

    /// <summary>A collection of values, each written by <paramref name="item"/>, or null.</summary>
    public void WriteList<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? values, WriteValue<T> item) => throw new NotSupportedException();
}

/// <summary>Writes one value of a collection.</summary>
/// <typeparam name="T">What it is.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void WriteValue<in T>(T value, ref Utf8RowWriter json);

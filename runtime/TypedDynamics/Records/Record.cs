using System.Globalization;
using System.Text.Json;
using TypedDynamics.Records;
using TypedDynamics.Serialization;

namespace TypedDynamics;

/// <summary>A row of a table that is known only at run time: names and values as the service sent them.</summary>
public sealed class Record
{
    private static readonly JsonElement s_null = JsonElement.Parse("null");

    private readonly JsonElement _row;
    private readonly FetchedColumns? _asked;

    internal Record(JsonElement row, FetchedColumns? asked = null) => (_row, _asked) = (row, asked);

    /// <summary>The row's version (<c>@odata.etag</c>); null when it was not sent.</summary>
    public string? ETag => Find(WireNames.ETag) is { ValueKind: JsonValueKind.String } etag ? etag.GetString() : null;

    /// <summary>The row as JSON, annotations and all.</summary>
    public JsonElement Json => _row;

    /// <summary>Names of its columns and expanded navigations, as they came: lookups as <c>_primarycontactid_value</c>.</summary>
    public IEnumerable<string> Columns => _row.EnumerateObject().Select(static property => property.Name).Where(static name => !name.Contains('@', StringComparison.Ordinal));

    /// <summary>True when the column or navigation came, null or not. Answers to FetchXML leave nulls out: there, when the document asks for it.</summary>
    public bool Has(string column) => Find(column) is not null || IsNull(column);

    /// <summary>The column's value, or null.</summary>
    /// <typeparam name="T">
    /// string, bool, int, long, decimal, double, Guid, DateTimeOffset, DateTime, DateOnly, byte[] or JsonElement; where it may be null, nullable.
    /// </typeparam>
    /// <exception cref="KeyNotFoundException">No such column came; the message says which did.</exception>
    /// <exception cref="InvalidCastException">Its value is none of that type; the message names the column and the value's kind.</exception>
    public T? Get<T>(string column)
    {
        var value = Find(column) ?? (IsNull(column) ? s_null : default(JsonElement?)) ?? throw new KeyNotFoundException($"The row has no '{column}'. It has: {string.Join(", ", Columns)}. Name it in Select, lookups as _{column}_value.");
        if (value.ValueKind == JsonValueKind.Null)
        {
            return default(T) is null
                ? default
                : throw new InvalidCastException($"'{column}' is null, and a {typeof(T).Name} cannot be. Ask for a nullable one: Get<{typeof(T).Name}?>.");
        }

        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return Read(value, type) is { } read
            ? (T)read
            : throw new InvalidCastException($"'{column}' came as {value.ValueKind}, which is no {type.Name}.");
    }

    /// <summary>The text that the service formatted for the caller; null unless the query asked for it.</summary>
    public string? GetFormatted(string column) =>
        Find($"{column}@{WireNames.FormattedValue}") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Where a lookup points; null when nowhere. Its table and name are known only where the query asked for annotations.</summary>
    /// <param name="column">Logical name of the lookup: <c>primarycontactid</c>.</param>
    /// <exception cref="KeyNotFoundException">No such lookup came.</exception>
    public EntityReference? GetLookup(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        // A linked table's lookup, or one with an alias, comes under that name itself.
        var wireName = column.StartsWith('_') || column.Contains('.', StringComparison.Ordinal) || Find(column) is { ValueKind: JsonValueKind.String } ? column : $"_{column}_value";
        return Get<Guid?>(wireName) is { } id
            ? new(Find($"{wireName}@{WireNames.LookupTable}")?.GetString() ?? "", id, GetFormatted(wireName))
            : null;
    }

    /// <summary>The row that a single-valued navigation was expanded to; null when it leads nowhere.</summary>
    /// <exception cref="KeyNotFoundException">The navigation was not expanded.</exception>
    public Record? GetRow(string navigation) => Get<JsonElement?>(navigation) is { } row ? new(row) : null;

    /// <summary>The rows that a collection was expanded to.</summary>
    /// <exception cref="KeyNotFoundException">The navigation was not expanded.</exception>
    public IReadOnlyList<Record> GetRows(string navigation) =>
        Get<JsonElement?>(navigation) is { ValueKind: JsonValueKind.Array } rows ? [.. rows.EnumerateArray().Select(static row => new Record(row))] : [];

    /// <summary>The row's JSON.</summary>
    public override string ToString() => _row.GetRawText();

    private bool IsNull(string column) => _asked?.Has(column) == true;

    private static object? Read(JsonElement value, Type type) => (value.ValueKind, Type.GetTypeCode(type)) switch
    {
        _ when type == typeof(JsonElement) => value,
        (JsonValueKind.String, TypeCode.String) => value.GetString(),
        (JsonValueKind.True or JsonValueKind.False, TypeCode.Boolean) => value.GetBoolean(),
        (JsonValueKind.Number, TypeCode.Int32) => value.TryGetInt32(out var number) ? number : null,
        (JsonValueKind.Number, TypeCode.Int64) => value.TryGetInt64(out var number) ? number : null,
        (JsonValueKind.Number, TypeCode.Decimal) => value.TryGetDecimal(out var number) ? number : null,
        (JsonValueKind.Number, TypeCode.Double) => value.TryGetDouble(out var number) ? number : null,
        (JsonValueKind.String, TypeCode.DateTime) => value.TryGetDateTimeOffset(out var instant) ? instant.UtcDateTime : null,
        (JsonValueKind.String, _) when type == typeof(Guid) => value.TryGetGuid(out var id) ? id : null,
        (JsonValueKind.String, _) when type == typeof(DateTimeOffset) => value.TryGetDateTimeOffset(out var instant) ? instant : null,
        (JsonValueKind.String, _) when type == typeof(DateOnly) => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
        (JsonValueKind.String, _) when type == typeof(byte[]) => value.TryGetBytesFromBase64(out var bytes) ? bytes : null,
        _ => null,
    };

    private JsonElement? Find(string name) => _row.TryGetProperty(name, out var value) ? value : null;
}

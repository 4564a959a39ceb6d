using System.Globalization;
using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Rules;

/// <summary>Reads one value of a payload as what its column holds.</summary>
internal static class JsonValues
{
    public static object? Read(JsonElement value, Column column, Table table)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        return (column.Kind, value.ValueKind) switch
        {
            // An empty text is stored as none.
            (ColumnKind.Text, JsonValueKind.String) => value.GetString() is { Length: > 0 } text ? text : null,
            (ColumnKind.Choices, JsonValueKind.String) => Choices(value.GetString()!),
            (ColumnKind.Integer or ColumnKind.Choice, _) when Number(value) is { } number && number == (int)number => number,
            (ColumnKind.BigInteger, _) when Number(value) is { } number => number,
            (ColumnKind.Decimal or ColumnKind.Money, JsonValueKind.Number) when value.TryGetDecimal(out var number) => number,
            (ColumnKind.Double, JsonValueKind.Number) when value.TryGetDouble(out var number) => number,
            (ColumnKind.Boolean, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
            (ColumnKind.DateTime, JsonValueKind.String) when Moment(value.GetString()!) is { } moment => moment,
            (ColumnKind.Date, JsonValueKind.String) when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
            (ColumnKind.Guid, JsonValueKind.String) when Guid.TryParse(value.GetString(), out var id) => id,
            (ColumnKind.Binary, JsonValueKind.String) when value.TryGetBytesFromBase64(out var bytes) => bytes,
            (ColumnKind.Complex, _) => value.GetRawText(),
            _ => throw ODataErrors.WrongLiteral(table, value.ToString(), EdmType(column.Kind)),
        };
    }

    private static long? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.String when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    // Whole seconds, in UTC where no offset is given.
    private static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? new DateTimeOffset(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero)
            : null;

    private static string? Choices(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } values ? string.Join(',', values) : null;

    private static string EdmType(ColumnKind kind) => kind switch
    {
        ColumnKind.Text or ColumnKind.Choices => "Edm.String",
        ColumnKind.Integer or ColumnKind.Choice => "Edm.Int32",
        ColumnKind.BigInteger => "Edm.Int64",
        ColumnKind.Decimal or ColumnKind.Money => "Edm.Decimal",
        ColumnKind.DateTime => "Edm.DateTimeOffset",
        _ => "Edm." + kind,
    };
}

using System.Buffers;
using System.Globalization;
using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Records;
using TypedDynamics.Serialization;

namespace TypedDynamics.Events;

/// <summary>Makes rows of the rows in events: told again as the Web API would tell them, and read as any other.</summary>
internal static class EventRow
{
    /// <param name="row">The row.</param>
    /// <param name="isImage">Whether columns that it does not bring are null: images leave out those without a value.</param>
    /// <exception cref="InvalidOperationException">It is a row of another table.</exception>
    public static T Read<T>(JsonElement row, bool isImage = false)
        where T : Entity, IEntity<T>
    {
        var table = row.TryGetProperty("LogicalName", out var name) ? name.GetString() : null;
        if (table != T.Model.LogicalName)
            throw new InvalidOperationException($"This is a row of '{table}', not of '{T.Model.LogicalName}'. Ask for it as the class of that table.");
        var json = Write(row, T.Model);
        using var reading = new RowReading();
        var reader = new Utf8RowReader(json.WrittenSpan, isWhole: true, offset: 0, reading);
        return (T)reader.ReadRow(new RowShape(T.Model, isImage ? T.Model.AllColumns : LoadedMembers.Of([])));
    }

    public static EntityReference ReferenceOf(JsonElement value) => new(
        value.TryGetProperty("LogicalName", out var table) ? table.GetString() ?? "" : "",
        value.TryGetProperty("Id", out var id) && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var known) ? known : Guid.Empty,
        value.TryGetProperty("Name", out var name) ? name.GetString() : null);

    private static ArrayBufferWriter<byte> Write(JsonElement row, EntityModel model)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, RowWriting.Options);
        var attributes = EventParameters.Read(row, "Attributes");
        json.WriteStartObject();
        // The key may stand beside the columns only.
        if (model.Key is { } key && !attributes.ContainsKey(key.LogicalName) && row.TryGetProperty("Id", out var id)) json.WriteString(key.WireName, id.GetString());
        foreach (var (name, value) in attributes) WriteColumn(json, name, model.FindColumn(name), value);
        foreach (var (name, value) in EventParameters.Read(row, "FormattedValues"))
            if (model.FindColumn(name) is { Kind: not ColumnKind.Lookup } column && value.ValueKind == JsonValueKind.String) json.WriteString($"{column.WireName}@{WireNames.FormattedValue}", value.GetString());
        json.WriteEndObject();
        json.Flush();
        return buffer;
    }

    // What the class does not know is kept as it came.
    private static void WriteColumn(Utf8JsonWriter json, string name, ColumnModel? column, JsonElement value)
    {
        if (column is { Kind: ColumnKind.Lookup } && EventTypes.Is(value, "EntityReference"))
        {
            var reference = ReferenceOf(value);
            json.WriteString(column.WireName, reference.Id);
            json.WriteString($"{column.WireName}@{WireNames.LookupTable}", reference.LogicalName);
            if (reference.Name is { } text) json.WriteString($"{column.WireName}@{WireNames.FormattedValue}", text);
            return;
        }

        json.WritePropertyName(column?.WireName ?? name);
        if (column is null) value.WriteTo(json);
        else WriteValue(json, column, EventTypes.Plain(value));
    }

    private static void WriteValue(Utf8JsonWriter json, ColumnModel column, JsonElement value)
    {
        if ((EventTypes.Is(value, "Money") || EventTypes.Is(value, "OptionSetValue")) && value.TryGetProperty("Value", out var inner)) inner.WriteTo(json);
        else if (column.Kind == ColumnKind.MultiSelectChoice && OptionsOf(value) is { } options) json.WriteStringValue(options);
        else if (value.ValueKind == JsonValueKind.String && DateOf(column, value.GetString()!) is { } date) json.WriteStringValue(date);
        else value.WriteTo(json);
    }

    // [{"__type":"OptionSetValue:…","Value":1},…] is "1,2" to the Web API.
    private static string? OptionsOf(JsonElement value) => value.ValueKind != JsonValueKind.Array ? null
        : string.Join(',', value.EnumerateArray().Select(static option => option.ValueKind == JsonValueKind.Object && option.TryGetProperty("Value", out var number) ? number.GetRawText() : option.GetRawText()));

    private static string? DateOf(ColumnModel column, string text) => column.Kind switch
    {
        ColumnKind.DateOnly => EventDates.Read(text)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnKind.DateTime or ColumnKind.DateTimeTimeZoneIndependent => EventDates.Read(text)?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture),
        _ => null,
    };
}

using System.Globalization;
using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Webhooks;

/// <summary>Writes rows and their values as plug-ins know them: <c>Entity</c>, <c>EntityReference</c>, <c>OptionSetValue</c>, <c>Money</c>.</summary>
internal static class EventValues
{
    private const string Contracts = ":http://schemas.microsoft.com/xrm/2011/Contracts";

    public static void WriteRow(Utf8JsonWriter json, Table table, Guid id, IReadOnlyDictionary<Column, object?> values, bool isTyped)
    {
        json.WriteStartObject();
        if (isTyped) json.WriteString("__type", "Entity" + Contracts);
        json.WriteStartArray("Attributes");
        foreach (var (column, value) in values.Where(static pair => pair.Key.Kind is not (ColumnKind.Complex or ColumnKind.Binary)))
        {
            json.WriteStartObject();
            json.WriteString("key", column.LogicalName);
            json.WritePropertyName("value");
            WriteValue(json, column, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNull("EntityState");
        json.WriteStartArray("FormattedValues");
        foreach (var (column, value) in values)
        {
            if (value is null || FormattedValues.Of(table, column, value) is not { } text) continue;
            json.WriteStartObject();
            json.WriteString("key", column.LogicalName);
            json.WriteString("value", text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("Id", id);
        WriteNone(json, "KeyAttributes");
        json.WriteString("LogicalName", table.LogicalName);
        WriteNone(json, "RelatedEntities");
        json.WriteNull("RowVersion");
        json.WriteEndObject();
    }

    public static void WriteReference(Utf8JsonWriter json, Reference reference, string? name, bool isTyped = false)
    {
        json.WriteStartObject();
        if (isTyped) json.WriteString("__type", "EntityReference" + Contracts);
        json.WriteString("Id", reference.Id);
        WriteNone(json, "KeyAttributes");
        json.WriteString("LogicalName", reference.LogicalName);
        json.WriteString("Name", name);
        json.WriteNull("RowVersion");
        json.WriteEndObject();
    }

    /// <summary>Milliseconds since 1970, as WCF writes a moment.</summary>
    public static string Ticks(DateTimeOffset moment) => string.Create(CultureInfo.InvariantCulture, $"/Date({moment.ToUnixTimeMilliseconds()})/");

    private static void WriteValue(Utf8JsonWriter json, Column column, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case Reference reference:
                WriteReference(json, reference, name: null, isTyped: true);
                break;
            case long option when column.Kind == ColumnKind.Choice:
                WriteOption(json, option);
                break;
            case string options when column.Kind == ColumnKind.Choices:
                json.WriteStartArray();
                foreach (var option in options.Split(',', StringSplitOptions.RemoveEmptyEntries)) WriteOption(json, long.Parse(option, CultureInfo.InvariantCulture));
                json.WriteEndArray();
                break;
            case decimal amount when column.Kind == ColumnKind.Money:
                json.WriteStartObject();
                json.WriteString("__type", "Money" + Contracts);
                json.WriteNumber("Value", amount);
                json.WriteEndObject();
                break;
            case DateTimeOffset moment:
                json.WriteStringValue(Ticks(moment));
                break;
            case DateOnly date:
                json.WriteStringValue(Ticks(new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)));
                break;
            default:
                RowJson.WriteValue(json, column, value);
                break;
        }
    }

    private static void WriteOption(Utf8JsonWriter json, long option)
    {
        json.WriteStartObject();
        json.WriteString("__type", "OptionSetValue" + Contracts);
        json.WriteNumber("Value", option);
        json.WriteEndObject();
    }

    private static void WriteNone(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray(name);
        json.WriteEndArray();
    }
}

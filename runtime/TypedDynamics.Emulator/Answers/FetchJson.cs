using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TypedDynamics.Emulator.Fetching;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Answers;

/// <summary>Writes rows of a fetch: what is null is left out.</summary>
internal sealed class FetchJson(Utf8JsonWriter json, Preferences preferences, IReadOnlyDictionary<Reference, string?> names)
{
    private const string AttributeName = "OData.Community.Display.V1.AttributeName";

    public void Write(ImmutableArray<FetchOutput> outputs, FetchedRow row)
    {
        json.WriteStartObject();
        if (row.Version is { } version)
            json.WriteString("@odata.etag", string.Create(CultureInfo.InvariantCulture, $"W/\"{version}\""));
        for (var i = 0; i < outputs.Length; i++)
        {
            if (row.Values[i] is { } value)
                Write(outputs[i], value);
        }

        json.WriteEndObject();
    }

    private void Write(FetchOutput output, object value)
    {
        if (output.AttributeName is { } attribute && preferences.Wants(AttributeName))
            json.WriteString($"{output.Name}@{AttributeName}", attribute);
        if (preferences.Wants(RowJson.FormattedValue) && (value is Reference named ? names.GetValueOrDefault(named) : FormattedValues.Of(output.Table, output.Column, value)) is { } text)
            json.WriteString($"{output.Name}@{RowJson.FormattedValue}", text);
        if (value is Reference { LogicalName.Length: > 0 } reference && preferences.Wants(RowJson.LookupLogicalName))
            json.WriteString($"{output.Name}@{RowJson.LookupLogicalName}", reference.LogicalName);
        json.WritePropertyName(output.Name);
        RowJson.WriteValue(json, output.Column, value);
    }
}

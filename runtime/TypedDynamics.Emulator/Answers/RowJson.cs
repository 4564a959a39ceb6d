using System.Globalization;
using System.Text.Json;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Answers;

/// <summary>Writes rows as the service does: etag, values, then the nulls, then what was expanded.</summary>
internal sealed class RowJson(Utf8JsonWriter json, Preferences preferences, string serviceRoot, IReadOnlyDictionary<Reference, string?> names)
{
    public const string FormattedValue = "OData.Community.Display.V1.FormattedValue";
    public const string LookupLogicalName = "Microsoft.Dynamics.CRM.lookuplogicalname";
    public const string AssociatedNavigation = "Microsoft.Dynamics.CRM.associatednavigationproperty";

    private readonly bool _formatted = preferences.Wants(FormattedValue);
    private readonly bool _lookupNames = preferences.Wants(LookupLogicalName);
    private readonly bool _navigations = preferences.Wants(AssociatedNavigation);

    public void Write(RowQuery query, Row row)
    {
        json.WriteStartObject();
        WriteMembers(query, row);
        json.WriteEndObject();
    }

    public void WriteMembers(RowQuery query, Row row)
    {
        // Activities of the common set arrive as the common type; a row behind an owner says whether it is a user or a team.
        if (query.Table.SetName is null && row.Table != query.Table)
            json.WriteString("@odata.type", "#" + row.Table.FullName);
        json.WriteString("@odata.etag", Etag(row));
        foreach (var column in query.Columns)
        {
            if (row[column] is { } value)
                WriteColumn(query.Table, row, column, value);
        }

        foreach (var column in query.Columns)
        {
            if (row[column] is null)
                json.WriteNull(column.Name);
        }

        foreach (var expansion in query.Expansions)
            WriteExpansion(expansion, row);
    }

    public static string Etag(Row row) => string.Create(CultureInfo.InvariantCulture, $"W/\"{row.Version}\"");

    private void WriteColumn(Table table, Row row, Column column, object value)
    {
        if (value is Reference reference)
            WriteReferenceAnnotations(table, column, reference);
        else if (_formatted && FormattedValues.Of(row.Table, column, value) is { } text)
            json.WriteString($"{column.Name}@{FormattedValue}", text);
        json.WritePropertyName(column.Name);
        WriteValue(json, column, value);
    }

    private void WriteReferenceAnnotations(Table table, Column column, Reference reference)
    {
        if (_formatted && names.GetValueOrDefault(reference) is { } name)
            json.WriteString($"{column.Name}@{FormattedValue}", name);
        if (_navigations)
        {
            foreach (var target in table.TargetsOf(column))
            {
                if (target.Table.LogicalName == reference.LogicalName)
                    json.WriteString($"{column.Name}@{AssociatedNavigation}", target.Navigation);
            }
        }

        if (_lookupNames && reference.LogicalName.Length > 0)
            json.WriteString($"{column.Name}@{LookupLogicalName}", reference.LogicalName);
    }

    private void WriteExpansion(Expansion expansion, Row row)
    {
        var name = expansion.Navigation.Name;
        json.WritePropertyName(name);
        if (expansion.Navigation.IsCollection)
        {
            var rows = row.RelatedRows[expansion.Navigation];
            json.WriteStartArray();
            foreach (var related in rows.Rows)
                Write(expansion.Query, related);
            json.WriteEndArray();
            json.WriteString($"{name}@odata.nextLink", RowLinks.OfCollection(serviceRoot, row, expansion, rows));
        }
        else if (row.RelatedRow[expansion.Navigation] is not { } related)
        {
            json.WriteNullValue();
        }
        else if (expansion.AsReference)
        {
            json.WriteStartObject();
            json.WriteString("@odata.id", RowLinks.OfRow(serviceRoot, related.Table, related.Id));
            json.WriteEndObject();
        }
        else
        {
            Write(expansion.Query, related);
        }
    }

    public static void WriteValue(Utf8JsonWriter json, Column column, object value)
    {
        switch (value)
        {
            case string text when column.Kind == ColumnKind.Complex:
                json.WriteRawValue(text);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteRawValue(number.ToString("F" + column.Scale, CultureInfo.InvariantCulture), skipInputValidation: true);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case DateTimeOffset moment:
                json.WriteStringValue(moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                break;
            case DateOnly date:
                json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case Guid id:
                json.WriteStringValue(id);
                break;
            case Reference reference:
                json.WriteStringValue(reference.Id);
                break;
            default:
                throw new NotSupportedException(value.GetType().Name);
        }
    }
}

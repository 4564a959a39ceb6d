using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Files;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Rules;

/// <summary>Reads the JSON of a row, with those nested in it.</summary>
/// <param name="follow">Finds the row that a bind address names.</param>
/// <param name="isWritable">Whether a column may be sent: the service drops what may not, without a word.</param>
internal sealed class PayloadReading(Func<string, Table, Reference> follow, Func<Column, bool> isWritable)
{
    public static bool ForCreate(Column column) => column.CanCreate && !ReadOnly.OnCreate(column);

    public static bool ForUpdate(Column column) => column.CanUpdate && !ReadOnly.OnUpdate(column);

    private const string Bind = "@odata.bind";

    public RowInput Read(JsonElement payload, Table table)
    {
        if (payload.ValueKind != JsonValueKind.Object)
            throw ODataErrors.Payload(table, "Microsoft.OData.ODataException: An object is expected as the payload of a row.");

        var row = new RowInput(table);
        foreach (var property in payload.EnumerateObject())
            Read(property, row);
        return row;
    }

    private void Read(JsonProperty property, RowInput row)
    {
        var (name, value, table) = (property.Name, property.Value, row.Table);
        if (name.EndsWith(Bind, StringComparison.Ordinal))
            ReadBinding(name[..^Bind.Length], value, row);
        else if (name.Contains('@', StringComparison.Ordinal))
            return;
        else if (table.Column(name) is { } column)
            ReadColumn(column, value, row);
        else if (table.Navigation(name) is { } navigation)
            ReadNested(Writable(navigation), value, row);
        else
            throw ODataErrors.UnknownProperty(table, name);
    }

    private void ReadColumn(Column column, JsonElement value, RowInput row)
    {
        if (column.Kind == ColumnKind.Lookup)
            throw ODataErrors.LookupWrittenAsValue();
        if (isWritable(column) && !IsOfFile(row.Table, column))
            row.Values[column] = JsonValues.Read(value, column, row.Table);
    }

    // Files are sent by themselves; what a row says of them is the service's.
    private static bool IsOfFile(Table table, Column column) =>
        FileColumn.Find(table, column) is { IsImage: false } || (column.Name.EndsWith("_name", StringComparison.Ordinal) && FileColumn.Find(table, table.Column(column.Name[..^"_name".Length])) is { IsImage: false });

    private void ReadBinding(string name, JsonElement value, RowInput row)
    {
        var navigation = Writable(row.Table.Navigation(name) ?? throw ODataErrors.UndeclaredBinding(row.Table, name));
        if (navigation.IsCollection)
        {
            foreach (var address in value.EnumerateArray())
                row.Links.Add((navigation, follow(address.GetString() ?? "", navigation.Target)));
        }
        else
        {
            row.Values[navigation.Column!] = value.ValueKind == JsonValueKind.Null ? null : follow(value.GetString() ?? "", navigation.Target);
        }
    }

    private static Navigation Writable(Navigation navigation) => navigation.IsKnown ? navigation : throw ODataErrors.NoLookup(navigation);

    private void ReadNested(Navigation navigation, JsonElement value, RowInput row)
    {
        if (value.ValueKind == JsonValueKind.Null && !navigation.IsCollection)
            row.Values[navigation.Column!] = null;
        else if (!navigation.IsCollection)
            row.Parents.Add((navigation, Read(value, navigation.Target)));
        else if (value.ValueKind == JsonValueKind.Array)
            row.Children.AddRange(value.EnumerateArray().Select(each => (navigation, Read(each, navigation.Target))));
        else
            throw ODataErrors.WrongLiteral(row.Table, value.GetRawText(), $"Collection({navigation.Target.FullName})");
    }
}

using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>
/// Takes a flat line of a FetchXML answer apart into the rows of the tables that were linked: <c>{"name":…,"c.fullname":…}</c>. Each is put together as
/// OData would have sent it, so that there is one reading of rows.
/// </summary>
internal sealed class LinkedRows
{
    private readonly ImmutableArray<LinkedTable> _tables;
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    public LinkedRows(QueryModel query) => _tables =
    [
        new(null, "", query.Entity, query.Columns, query.Expansions),
        .. query.Joins.Select(static join => new LinkedTable(join.Table.Name, join.Table.Name + "_", join.Table.Entity, join.Columns, join.Expansions)),
    ];

    /// <summary>The rows, the query's own first; one that a link did not find is null.</summary>
    public Entity?[] Read(JsonElement line)
    {
        var cells = new LinkedCells(line);
        return [.. _tables.Select(table => Read(table, cells))];
    }

    private Entity? Read(LinkedTable table, LinkedCells cells)
    {
        if (!table.IsIn(cells)) return null;
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer)) table.Write(json, cells);
        using var reading = new RowReading();
        return new Utf8RowReader(_buffer.WrittenSpan, isWhole: true, offset: 0, reading).ReadRow(table.Shape);
    }
}

/// <summary>One of the tables of a line, and those that its navigations were linked to.</summary>
internal sealed class LinkedTable(string? alias, string prefix, EntityModel entity, ColumnSelection columns, ImmutableArray<Expansion> expansions)
{
    private readonly ImmutableArray<(NavigationModel Navigation, LinkedTable Table)> _related =
    [
        .. expansions.Select(expansion => (expansion.Navigation, new LinkedTable(
            prefix + expansion.Navigation.WireName, $"{prefix}{expansion.Navigation.WireName}_", expansion.Navigation.Target, expansion.Columns, expansion.Expansions))),
    ];

    public RowShape Shape { get; } = RowShape.Of(new QueryModel(entity) { Columns = columns, Expansions = expansions });

    // The key was asked for with every row.
    public bool IsIn(LinkedCells cells) => alias is null || (entity.PrimaryIdColumn is { } key && cells.Of(alias).Any(cell => cell.Name == key));

    public void Write(Utf8JsonWriter json, LinkedCells cells)
    {
        json.WriteStartObject();
        foreach (var (name, annotation, value) in cells.Of(alias))
        {
            // Linked columns come under their logical names, those of the query's own row under their names on the wire.
            json.WritePropertyName((alias is null ? name : entity.FindColumn(name)?.WireName ?? name) + annotation);
            value.WriteTo(json);
        }

        foreach (var (navigation, table) in _related)
        {
            json.WritePropertyName(navigation.WireName);
            if (table.IsIn(cells)) table.Write(json, cells);
            else json.WriteNullValue();
        }

        json.WriteEndObject();
    }
}

/// <summary>The cells of a line by the table that they are of.</summary>
internal sealed class LinkedCells
{
    // What some versions of the service write for the dot between a table and its column.
    private const string EncodedDot = "_x002e_";

    private readonly Dictionary<string, List<(string Name, string Annotation, JsonElement Value)>> _cells = [];

    public LinkedCells(JsonElement line)
    {
        foreach (var cell in line.EnumerateObject())
        {
            var name = cell.Name.Replace(EncodedDot, ".", StringComparison.Ordinal);
            var at = name.IndexOf('@', StringComparison.Ordinal);
            var end = at < 0 ? name.Length : at;
            var dot = name.AsSpan(0, end).IndexOf('.');
            var table = dot < 0 ? "" : name[..dot];
            if (!_cells.TryGetValue(table, out var cells)) _cells.Add(table, cells = []);
            cells.Add((name[(dot + 1)..end], name[end..], cell.Value));
        }
    }

    public IReadOnlyList<(string Name, string Annotation, JsonElement Value)> Of(string? alias) => _cells.GetValueOrDefault(alias ?? "") ?? [];
}

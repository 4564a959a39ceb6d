using System.Collections.Frozen;
using System.Collections.Immutable;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Querying;

/// <summary>One row as read: its version, its actual table and the values of the columns that the layout names.</summary>
internal sealed class Row(RowLayout layout, Table table, long version, object?[] values)
{
    /// <summary>The table that the row really belongs to; a derived one when the query was about its base.</summary>
    public Table Table { get; } = table;

    public long Version { get; } = version;

    /// <summary>The row that this one was expanded or listed under.</summary>
    public Guid? Parent { get; init; }

    /// <summary>The values that the row was sorted by, as stored.</summary>
    public ImmutableArray<object?> SortKeys { get; init; } = [];

    public Dictionary<Navigation, Row?> RelatedRow { get; } = [];

    public Dictionary<Navigation, ExpandedRows> RelatedRows { get; } = [];

    public Guid Id => (Guid)this[layout.Table.Key]!;

    public object? this[Column column] => layout.Ordinals.TryGetValue(column, out var at) ? values[at] : null;
}

/// <summary>Where each column's value stands in a row.</summary>
internal sealed record RowLayout(Table Table, ImmutableArray<Column> Columns)
{
    public FrozenDictionary<Column, int> Ordinals { get; } =
        Columns.Select((column, index) => KeyValuePair.Create(column, index)).ToFrozenDictionary();
}

/// <summary>The rows of an expanded collection, and whether there are more than fit.</summary>
internal sealed record ExpandedRows(List<Row> Rows, bool HasMore);

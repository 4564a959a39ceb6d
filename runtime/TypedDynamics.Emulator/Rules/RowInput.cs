using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Rules;

/// <summary>What was sent of a row that is to be created or changed, with the rows that are to be created and linked along with it.</summary>
internal sealed class RowInput(Table table)
{
    public Table Table { get; } = table;

    /// <summary>What was sent; a null was sent as null.</summary>
    public Dictionary<Column, object?> Values { get; } = [];

    /// <summary>New rows that this one refers to.</summary>
    public List<(Navigation Navigation, RowInput Row)> Parents { get; } = [];

    /// <summary>New rows that refer to this one.</summary>
    public List<(Navigation Navigation, RowInput Row)> Children { get; } = [];

    /// <summary>Existing rows that are to refer to this one.</summary>
    public List<(Navigation Navigation, Reference Row)> Links { get; } = [];

    public bool Sets(string column) => Table.Column(column) is { } known && Values.ContainsKey(known);

    /// <summary>Gives a column a value unless one was sent, and only where the table has the column.</summary>
    public void Default(string column, object? value)
    {
        if (value is not null && Table.Column(column) is { } known)
            Values.TryAdd(known, value);
    }

    public void Set(string column, object? value)
    {
        if (Table.Column(column) is { } known)
            Values[known] = value;
    }

    public object? Get(string column) => Table.Column(column) is { } known ? Values.GetValueOrDefault(known) : null;
}

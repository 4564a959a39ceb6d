using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Files;

/// <summary>A column whose value is a file: an id on the row, and the name beside it; or an image, whose bytes are on the row.</summary>
/// <param name="Table">The row's table.</param>
/// <param name="Column">The column.</param>
/// <param name="NameColumn">Where the file's name stands; null for images.</param>
internal sealed record FileColumn(Table Table, Column Column, Column? NameColumn)
{
    public bool IsImage => NameColumn is null;

    /// <summary>Null for other columns. A file's column is told by the name that goes with it, an image's by its id: <c>$metadata</c> says no more.</summary>
    public static FileColumn? Find(Table table, Column? column) => column switch
    {
        { Kind: ColumnKind.Guid } when table.Column(column.Name + "_name") is { Kind: ColumnKind.Text } name => new(table, column, name),
        { Kind: ColumnKind.Binary } when table.Column(column.Name + "id") is { Kind: ColumnKind.Guid } => new(table, column, null),
        _ => null,
    };
}

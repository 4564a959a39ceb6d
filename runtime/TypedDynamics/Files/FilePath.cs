using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;
using TypedDynamics.Writing;

namespace TypedDynamics.Files;

/// <summary>Where the file of a row's column is: <c>accounts(…)/new_contract</c>.</summary>
/// <param name="Column">The address of the column.</param>
/// <param name="IsImage">True for images, of which the service gives the thumbnail unless it is asked for the whole.</param>
internal readonly record struct FilePath(string Column, bool IsImage)
{
    public string Value => $"{Column}/$value{(IsImage ? "?size=full" : "")}";

    /// <exception cref="ArgumentException">The column holds no file.</exception>
    public static FilePath Of(EntityModel entity, Guid id, ColumnPath? column, object said) =>
        column is { Navigations.IsEmpty: true, Range: null, Column: { Kind: ColumnKind.Guid or ColumnKind.Image } found } && found.LogicalName != entity.PrimaryIdColumn
            ? new($"{RowAddress.Of(entity, id).Path}/{found.WireName}", found.Kind == ColumnKind.Image)
            : throw new ArgumentException($"'{said}' holds no file. Name a file column or an image column of the row's own.", nameof(column));
}

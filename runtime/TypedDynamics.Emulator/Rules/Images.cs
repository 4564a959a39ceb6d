using System.Globalization;
using TypedDynamics.Emulator.Files;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Rules;

/// <summary>Fills in what goes with an image: its id, the moment it was set, and the address that shows it.</summary>
internal static class Images
{
    public static void Apply(RowInput row, Guid id, DateTimeOffset now)
    {
        foreach (var column in row.Values.Keys.Where(column => column.Kind == ColumnKind.Binary && FileColumn.Find(row.Table, column) is { IsImage: true }).ToList())
        {
            var (isSet, ticks) = (row.Values[column] is not null, now.UtcTicks);
            row.Set(column.Name + "id", isSet ? Guid.NewGuid() : null);
            row.Set(column.Name + "_timestamp", isSet ? ticks : null);
            row.Set(column.Name + "_url", isSet ? string.Create(CultureInfo.InvariantCulture, $"/Image/download.aspx?Entity={row.Table.LogicalName}&Attribute={column.LogicalName}&Id={id:D}&Timestamp={ticks}") : null);
        }
    }
}

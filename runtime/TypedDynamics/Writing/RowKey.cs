using System.Text;
using TypedDynamics.Emitted;
using TypedDynamics.Serialization;

namespace TypedDynamics.Writing;

/// <summary>The key of a row that the user made.</summary>
internal static class RowKey
{
    /// <summary>Gives the row an id where it has none, so that the row that is sent again is the same row.</summary>
    /// <returns>True when it got one.</returns>
    public static bool Ensure(Entity row, TimeProvider clock)
    {
        if (row.Id != Guid.Empty || row.RowModel.Key is null) return false;
        Set(row, SequentialGuid.Create(clock));
        return true;
    }

    /// <summary>Gives ids to the rows that are made together with a row, and to theirs.</summary>
    /// <returns>True when each got one, or there are none.</returns>
    public static bool EnsureNested(Entity row, TimeProvider clock)
    {
        var areOurs = true;
        foreach (var nested in row.Nested)
        {
            areOurs &= Ensure(nested.Row, clock);
            areOurs &= EnsureNested(nested.Row, clock);
        }

        return areOurs;
    }

    // Emitted code reads members from JSON; that is the one door to a property without a setter.
    public static void Set(Entity row, Guid id)
    {
        if (row.Id == id || row.RowModel.Key is not { } column) return;
        using var reading = new RowReading();
        var json = new Utf8RowReader(Encoding.UTF8.GetBytes($"\"{id:D}\""), isWhole: true, offset: 0, reading);
        row.Read(column.Ordinal, ref json);
    }
}

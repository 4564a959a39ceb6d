using System.Buffers.Binary;

namespace TypedDynamics.Writing.Bulk;

/// <summary>Ids of new rows that follow from a first one and a row's place: the same whenever the same rows are written again.</summary>
/// <remarks>They grow with the place in the order in which SQL Server sorts them, as those of <see cref="SequentialGuid"/> do.</remarks>
internal static class RowIds
{
    private const int HighBits = 14;
    private const int LowBits = 12;

    public static Guid Of(Guid first, long index)
    {
        Span<byte> bytes = stackalloc byte[16];
        first.TryWriteBytes(bytes, bigEndian: true, out _);
        // Where version and variant leave room: 26 bits, then the time.
        var low = (int)(index & ((1 << LowBits) - 1));
        var high = (int)((index >> LowBits) & ((1 << HighBits) - 1));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x8000 | low));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[8..], (ushort)(0x8000 | high));
        Span<byte> time = stackalloc byte[8];
        time.Clear();
        bytes[10..].CopyTo(time[2..]);
        BinaryPrimitives.WriteInt64BigEndian(time, BinaryPrimitives.ReadInt64BigEndian(time) + (index >> (LowBits + HighBits)));
        time[2..].CopyTo(bytes[10..]);
        return new Guid(bytes, bigEndian: true);
    }
}

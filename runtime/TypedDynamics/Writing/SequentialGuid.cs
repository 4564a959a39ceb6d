using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TypedDynamics.Writing;

/// <summary>
/// Ids that the client makes for new rows, so that sending a create once more cannot make a second row. They grow with time in the order
/// in which SQL Server sorts them: new rows go to the end of its indexes.
/// </summary>
internal static class SequentialGuid
{
    private const int TimeStart = 10;

    public static Guid Create(TimeProvider clock)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[..TimeStart]);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, clock.GetUtcNow().ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes[TimeStart..]);
        // Version 8 of RFC 9562: of our own making.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

using System.Net;
using System.Net.Sockets;

namespace TypedDynamics.Tool.Emulating;

/// <summary>A port to listen on where the user names none: the same one on most days, so that addresses in configurations stay good.</summary>
internal static class FreePort
{
    private const int First = 5080;
    private const int Last = 5179;

    /// <summary>Those that nobody listens on at the moment, in order; at last 0, which lets the system choose.</summary>
    public static IEnumerable<int> Candidates() => Enumerable.Range(First, Last - First + 1).Where(IsFree).Append(0);

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace TypedDynamics;

/// <summary>A port of the loopback address that nothing listens on, for programs that must be told one.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

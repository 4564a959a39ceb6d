using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace TypedDynamics.Redis;

/// <summary>A real Redis server on a port of the loopback, that keeps what it is told over a crash.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private const string Tool = "redis-server";

    private readonly string _folder = Directory.CreateTempSubdirectory("typeddynamics-redis").FullName;
    private readonly int _port = FreePort();
    private Process? _process;

    /// <summary>Fails fast, so that a server which is away costs little.</summary>
    public string Configuration => $"127.0.0.1:{_port},connectTimeout=1000,syncTimeout=1000,asyncTimeout=1000,connectRetry=1";

    public async ValueTask InitializeAsync()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, Tool)));
        if (Environment.GetEnvironmentVariable("TYPEDDYNAMICS_REQUIRE_TOOLS") == "1") Assert.True(isThere, $"{Tool} is missing.");
        else Assert.SkipUnless(isThere, $"{Tool} is not installed.");
        await StartAsync();
    }

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(Tool, ["--port", $"{_port}", "--bind", "127.0.0.1", "--dir", _folder, "--appendonly", "yes", "--appendfsync", "always", "--save", ""]) { RedirectStandardOutput = true })!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        while (true)
        {
            try
            {
                await using var connection = await ConnectionMultiplexer.ConnectAsync(Configuration);
                await connection.GetDatabase().PingAsync();
                return;
            }
            catch (RedisException) when (!_process.HasExited)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>Lets it hang: connected, and without an answer.</summary>
    public void Hang() => Signal("STOP");

    public void GoOn() => Signal("CONT");

    private void Signal(string name) => Process.Start("kill", [$"-{name}", $"{_process!.Id}"]).WaitForExit();

    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

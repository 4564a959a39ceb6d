using System.Diagnostics;
using StackExchange.Redis;

namespace TypedDynamics.Redis;

/// <summary>A real Redis server on a port of the loopback, that keeps what it is told over a crash.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("typeddynamics-redis").FullName;
    private readonly int _port = FreePort.Find();
    private string _program = "";
    private Process? _process;

    /// <summary>Fails fast, so that a server which is away costs little.</summary>
    public string Configuration => $"127.0.0.1:{_port},connectTimeout=1000,syncTimeout=1000,asyncTimeout=1000,connectRetry=1";

    public async ValueTask InitializeAsync()
    {
        _program = RequiredTool.Find("redis-server");
        await StartAsync();
    }

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(_program, ["--port", $"{_port}", "--bind", "127.0.0.1", "--dir", _folder, "--appendonly", "yes", "--appendfsync", "always", "--save", ""]) { RedirectStandardOutput = true })!;
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
}

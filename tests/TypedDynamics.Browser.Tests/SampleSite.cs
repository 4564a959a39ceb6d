using System.Diagnostics;
using System.Text;

namespace TypedDynamics.Browser;

/// <summary>The sample <c>SignInWeb</c>, as anybody would start it.</summary>
internal sealed class SampleSite : IAsyncDisposable
{
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private SampleSite(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>All that it has printed, its log included.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public static async Task<SampleSite> StartAsync()
    {
        var address = new Uri($"http://localhost:{FreePort.Find()}");
        var program = RepositoryRoot.File("artifacts", "bin", "SignInWeb", Configuration, "SignInWeb.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", address.AbsoluteUri, "--Logging:LogLevel:Default=Trace"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var site = new SampleSite(Process.Start(start)!, address);
        var listens = new TaskCompletionSource();
        site._process.OutputDataReceived += (_, line) => site.Hear(line.Data, listens);
        site._process.ErrorDataReceived += (_, line) => site.Hear(line.Data, listens);
        site._process.BeginOutputReadLine();
        site._process.BeginErrorReadLine();
        await listens.Task.WaitAsync(TimeSpan.FromMinutes(2));
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

#if DEBUG
    private static string Configuration => "debug";
#else
    private static string Configuration => "release";
#endif

    private void Hear(string? line, TaskCompletionSource listens)
    {
        if (line is null)
        {
            listens.TrySetException(new InvalidOperationException($"The sample ended.\n{Output}"));
            return;
        }

        lock (_output) _output.AppendLine(line);
        if (line.Contains("Now listening on", StringComparison.Ordinal)) listens.TrySetResult();
    }
}

using System.Diagnostics;
using System.Net;
using System.Text;

namespace TypedDynamics.Redis;

/// <summary>One of several processes of an application.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(5) };
    private readonly string _handled;
    private readonly Process _process;

    private WorkerProcess(Process process, string handled, Uri address)
    {
        (_process, _handled) = (process, handled);
        _client.BaseAddress = address;
    }

    public static async Task<WorkerProcess> StartAsync(string redis, Uri org, int mostAtOnce = 52)
    {
        var handled = Path.GetTempFileName();
        var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TypedDynamics.Redis.Worker.dll"), redis, org.ToString(), handled, $"{mostAtOnce}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new(process, handled, new Uri(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The worker ended.")));
    }

    public async Task WorkAsync(int requests)
    {
        using var answer = await _client.PostAsync(new Uri($"/work?requests={requests}", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Tells of an event until it is taken, as the service does (which asks twice only).</summary>
    public async Task TellAsync(Guid operation)
    {
        HttpStatusCode status;
        do
        {
            using var body = new StringContent($$"""{"MessageName":"Update","PrimaryEntityName":"account","OperationId":"{{operation}}","Stage":40,"Depth":1}""", Encoding.UTF8, "application/json");
            using var answer = await _client.PostAsync(new Uri("/dataverse", UriKind.Relative), body);
            status = answer.StatusCode;
        }
        while (status != HttpStatusCode.OK);
    }

    /// <summary>Ends the process; gives the events that it has handled.</summary>
    public async Task<IReadOnlyList<Guid>> StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        return [.. (await File.ReadAllLinesAsync(_handled)).Select(Guid.Parse)];
    }

    public ValueTask DisposeAsync()
    {
        _process.Kill();
        _process.Dispose();
        _client.Dispose();
        File.Delete(_handled);
        return ValueTask.CompletedTask;
    }
}

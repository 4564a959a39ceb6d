using System.Text;

namespace TypedDynamics.Tool.Tests.Emulating;

/// <summary>A command that runs until it is stopped, while a test looks at what it has written.</summary>
internal sealed class RunningTool : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Waiting _output = new();
    private readonly StringWriter _error = new();
    private readonly Task<int> _run;

    public RunningTool(Machine machine, params string[] arguments) =>
        _run = Task.Run(() => CommandLine.RunAsync(arguments, machine.Surroundings with { Out = _output, Error = _error }, _stop.Token));

    public string Error => _error.ToString();

    /// <summary>What it has written once that stands in it.</summary>
    public async Task<string> OutputWithAsync(string text)
    {
        var seen = _output.SeenAsync(text);
        if (await Task.WhenAny(seen, _run) == _run && !seen.IsCompleted) Assert.Fail($"It ended with {await _run}: {Error}");
        return await seen;
    }

    /// <summary>As Ctrl+C does.</summary>
    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private sealed class Waiting : TextWriter
    {
        private readonly Lock _gate = new();
        private readonly StringBuilder _text = new();
        private (string Text, TaskCompletionSource<string> Seen)? _wanted;

        public override Encoding Encoding => Encoding.UTF8;

        public Task<string> SeenAsync(string text)
        {
            lock (_gate)
            {
                _wanted = (text, new(TaskCreationOptions.RunContinuationsAsynchronously));
                Tell();
                return _wanted.Value.Seen.Task;
            }
        }

        public override void Write(char value) => Write(value.ToString());

        public override void Write(string? value)
        {
            lock (_gate)
            {
                _text.Append(value);
                Tell();
            }
        }

        public override void WriteLine(string? value) => Write(value + "\n");

        private void Tell()
        {
            if (_wanted is var (text, seen) && _text.ToString() is var all && all.Contains(text, StringComparison.Ordinal)) seen.TrySetResult(all);
        }
    }
}

namespace TypedDynamics.Tool.Output;

/// <summary>How far something is: one line that is written over, where somebody looks at it.</summary>
internal sealed class ProgressLine(ToolOutput output, Surroundings here) : IDisposable
{
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private long _last;
    private int _width;

    public void Tell(FormattableString text)
    {
        if (!output.ShowsProgress) return;
        lock (_gate)
        {
            if (_last != 0 && here.Clock.GetElapsedTime(_last) < s_pace) return;
            _last = here.Clock.GetTimestamp();
            var line = FormattableString.Invariant(text);
            here.Error.Write($"\r{line.PadRight(_width)}");
            _width = line.Length;
        }
    }

    /// <summary>Leaves the line empty for what comes next.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_width > 0) here.Error.Write($"\r{new string(' ', _width)}\r");
            _width = 0;
        }
    }
}

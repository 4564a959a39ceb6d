using System.Globalization;
using TypedDynamics;

namespace BulkImport;

/// <summary>How far the import is: on one line of a terminal, or as lines at each tenth where the output goes elsewhere.</summary>
internal sealed class ProgressBar(long total, TextWriter output, bool isTerminal) : IProgress<BulkProgress>
{
    private const int Width = 40;

    private readonly Lock _gate = new();
    private long _tenth = -1;

    public void Report(BulkProgress value)
    {
        lock (_gate)
        {
            var done = total == 0 ? 1 : value.Rows / (double)total;
            if (!isTerminal && (long)(done * 10) == _tenth) return;
            _tenth = (long)(done * 10);
            var bar = new string('#', (int)(done * Width)).PadRight(Width, '.');
            var remaining = value.Remaining is { } left ? $", {left:mm\\:ss} left" : "";
            var text = string.Create(CultureInfo.InvariantCulture, $"[{bar}] {value.Rows:N0} of {total:N0}, {value.RowsPerSecond:N0} rows/s{remaining}, {value.BatchSize} × {value.Parallelism}");
            output.Write(isTerminal ? $"\r{text}   " : text + Environment.NewLine);
        }
    }
}

using Spectre.Console;

namespace TypedDynamics.Tool.Output;

/// <summary>A bar while something long goes on, for people who watch.</summary>
internal static class Progress
{
    /// <param name="output">Where it is drawn; nowhere when it is no screen.</param>
    /// <param name="label">What is counted.</param>
    /// <param name="total">How many there are.</param>
    /// <param name="run">What goes on; it calls its argument after each.</param>
    public static Task<T> ProgressAsync<T>(this ToolOutput output, string label, int total, Func<Action, Task<T>> run) =>
        output.ShowsProgress && total > 1
            ? output.ErrorScreen.Progress().AutoClear(true).StartAsync(progress =>
            {
                var task = progress.AddTask(label, maxValue: total);
                return run(() => task.Increment(1));
            })
            : run(static () => { });
}

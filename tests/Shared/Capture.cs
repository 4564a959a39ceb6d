using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace TypedDynamics;

/// <summary>
/// Writes down every exception, span and line of the log of a test run, where the variable <c>TYPEDDYNAMICS_CAPTURE</c> names a folder for that: <c>.ci/run</c> looks through it for secrets.
/// </summary>
internal static class Capture
{
    private static readonly Lock s_gate = new();
    private static StreamWriter? s_file;

    [ThreadStatic]
    private static bool s_isWriting;

    [ModuleInitializer]
    internal static void Start()
    {
        if (Environment.GetEnvironmentVariable("TYPEDDYNAMICS_CAPTURE") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        s_file = new StreamWriter(Path.Combine(folder, $"{AppDomain.CurrentDomain.FriendlyName}-{Environment.ProcessId}.log")) { AutoFlush = true };
        AppDomain.CurrentDomain.FirstChanceException += static (_, thrown) => Write(thrown);
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = static span => Write($"span {span.Source.Name} {span.DisplayName} {string.Join(' ', span.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}"))} {string.Join(' ', span.Events.SelectMany(static happened => happened.Tags).Select(static tag => $"{tag.Key}={tag.Value}"))}"),
        });
    }

    public static void Write(string line)
    {
        if (s_file is null || s_isWriting) return;
        s_isWriting = true;
        try
        {
            lock (s_gate) s_file.WriteLine(line);
        }
        finally
        {
            s_isWriting = false;
        }
    }

    private static void Write(FirstChanceExceptionEventArgs thrown)
    {
        if (s_file is not null && !s_isWriting) Write($"exception {thrown.Exception}");
    }
}

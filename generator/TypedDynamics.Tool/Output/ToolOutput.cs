using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace TypedDynamics.Tool.Output;

/// <summary>Where a command writes: results to the output, everything else to the error output, both as the user wants to read them.</summary>
internal sealed class ToolOutput(Surroundings here, bool isJson)
{
    private static readonly JsonSerializerOptions s_document = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions s_line = new(s_document) { WriteIndented = false };

    public bool IsJson => isJson;

    /// <summary>Writes the result: <paramref name="document"/> with <c>--json</c>, else what <paramref name="text"/> writes.</summary>
    public void Result(object document, Action<IAnsiConsole> text)
    {
        if (isJson) here.Out.WriteLine(JsonSerializer.Serialize(document, s_document));
        else text(Screen);
    }

    /// <summary>Says what is being done. Left out of JSON.</summary>
    public void Note(string message)
    {
        if (!isJson) ErrorScreen.MarkupLineInterpolated($"[grey]{message}[/]");
    }

    /// <summary>Says what the user should know although the command goes on.</summary>
    public void Warn(string message)
    {
        if (isJson) here.Error.WriteLine(JsonSerializer.Serialize(new { Warning = message }, s_line));
        else ErrorScreen.MarkupLineInterpolated($"[yellow]warning:[/] {message}");
    }

    /// <summary>Says what failed, and gives its exit code.</summary>
    public int Fail(Failure failure)
    {
        if (isJson) here.Error.WriteLine(JsonSerializer.Serialize(new { Error = failure }, s_line));
        else ErrorScreen.MarkupLineInterpolated($"[red]error:[/] {failure.Message}{(failure.RequestId is { } id ? $" (request {id})" : "")}");
        return failure.ExitCode;
    }

    /// <summary>Whether bars and the like may be drawn beside the result.</summary>
    public bool ShowsProgress => !isJson && !here.IsErrorRedirected && !here.IsOutputRedirected;

    public IAnsiConsole Screen => field ??= Open(here.Out, here.IsOutputRedirected);

    public IAnsiConsole ErrorScreen => field ??= Open(here.Error, here.IsErrorRedirected);

    /// <summary>The same for a file: whole lines, no colours.</summary>
    public IAnsiConsole ScreenOver(TextWriter writer) => Open(writer, isRedirected: true);

    private IAnsiConsole Open(TextWriter writer, bool isRedirected)
    {
        var isPlain = isRedirected || here.Variable("NO_COLOR") is not null;
        var screen = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        // What reads a file or a pipe wants whole lines.
        if (isRedirected) screen.Profile.Width = 10_000;
        return screen;
    }
}

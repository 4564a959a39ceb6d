using System.CommandLine;

namespace TypedDynamics.Tool.Output;

/// <summary>How a report is written, for commands whose result goes into pull requests, too.</summary>
internal sealed class ReportFormat
{
    private const string Text = "text";
    private const string Json = "json";
    private const string Markdown = "markdown";

    private readonly Option<string> _format = new("--format") { HelpName = "format", DefaultValueFactory = static _ => Text, Description = "How to write the result: text, json (as --json), or markdown for a pull request." };

    public ReportFormat() => _format.AcceptOnlyFromAmong(Text, Json, Markdown);

    public void AddTo(Command command) => command.Add(_format);

    public bool IsMarkdown(ParseResult parsed) => parsed.GetValue(_format) == Markdown;

    public bool IsJson(ParseResult parsed) => parsed.GetValue(_format) == Json;
}

using System.CommandLine;
using System.Globalization;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;
using TypedDynamics.Tool.Rows;
using TypedDynamics.Tool.Rows.Formats;

namespace TypedDynamics.Tool.Commands;

/// <summary>Asks the org for rows, by OData or FetchXML.</summary>
internal static class QueryCommand
{
    private const int RowsToLookAt = 50;
    private const int RowsOfMany = 1000;

    public static Command Create(Surroundings here)
    {
        var text = new Argument<string?>("query") { Description = "An address below the Web API: 'accounts?$select=name&$top=5', in single quotes where the shell reads $ otherwise. Blanks and the like are encoded.", Arity = ArgumentArity.ZeroOrOne };
        var fetch = new Option<string?>("--fetch", "-f") { HelpName = "file", Description = "FetchXML in place of the address: a file, - for the input, or the text itself." };
        var all = new Option<bool>("--all", "-a") { Description = "All pages. Otherwise the first one, and a hint how many rows are left." };
        var format = new Option<RowFormat>("--format") { Description = "How rows are written. Otherwise as the file's name ends, or a table; --json is the same as --format json.", DefaultValueFactory = static _ => RowFormat.Table };
        var file = new Option<string?>("--output", "-o") { HelpName = "file", Description = "Where the rows go. The file has its name only when it is whole." };
        var formatted = new Option<bool>("--formatted") { Description = "The texts that the service formats: names of options and lookups, amounts, dates. In JSON they stand beside the values." };
        var pageSize = new Option<int?>("--page-size") { HelpName = "rows", Description = $"Rows in a page, 1 to 5000. Otherwise {RowsToLookAt}, or {RowsOfMany} with --all." };
        var connection = new ConnectionOptions();
        var command = new Command("query", "Asks the org for rows, by OData or FetchXML, and writes them as a table, JSON, JSON lines or CSV.") { text, fetch, all, format, file, formatted, pageSize };
        connection.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(text) is null == result.GetValue(fetch) is null) result.AddError("Give either an address, such as 'accounts?$select=name', or --fetch.");
            if (result.GetValue(pageSize) is < 1 or > ODataRows.MostInPage) result.AddError("--page-size is a number from 1 to 5000.");
            if (".parquet".Equals(Path.GetExtension(result.GetValue(file)), StringComparison.OrdinalIgnoreCase)) result.AddError("A query writes no Parquet, whose columns need the types of a cache: say 'typeddynamics export <table> -o rows.parquet', or name a .csv, .json or .jsonl file.");
        });
        command.WithExamples(
            ("typeddynamics query 'accounts?$select=name,revenue&$orderby=revenue desc&$top=5'", "five rows as a table"),
            ("typeddynamics query 'contacts?$select=fullname,_parentcustomerid_value' --formatted --all -o contacts.csv", "all rows of a table, lookups by name"),
            ("typeddynamics query --fetch open-tasks.xml --json", "FetchXML of a file, as one JSON list"),
            ("cat open-tasks.xml | typeddynamics query --fetch - --all --format jsonl | jq .subject", "in a pipe"));
        command.SetRun(here, async (parsed, output, cancellationToken) =>
        {
            var isAll = parsed.GetValue(all);
            var size = parsed.GetValue(pageSize);
            using var org = connection.Connect(parsed, here);
            IRowSource source = parsed.GetValue(fetch) is { } document
                ? await FetchRows.OpenAsync(org, await FetchTextAsync(document, here, cancellationToken).ConfigureAwait(false), size ?? (isAll ? null : RowsToLookAt), parsed.GetValue(formatted), cancellationToken).ConfigureAwait(false)
                : new ODataRows(org, ODataText.Parse(parsed.GetValue(text)!), size ?? (isAll ? RowsOfMany : RowsToLookAt), parsed.GetValue(formatted) ? RowCells.FormattedValue : null);
            var path = parsed.GetValue(file);
            using var result = path is null ? null : new ResultFile(here.PathOf(path));
            if (source is ODataRows counted && await counted.ReadNumberAsync(cancellationToken).ConfigureAwait(false) is { } number)
            {
                await (result?.Writer ?? here.Out).WriteLineAsync(number).ConfigureAwait(false);
                result?.Commit();
                return ExitCodes.Success;
            }

            var written = parsed.GetResult(format)?.Implicit != false ? FormatOf(path, output.IsJson) ?? parsed.GetValue(format) : parsed.GetValue(format);
            var writer = Writer(written, result?.Writer ?? here.Out, result, source, output);
            var (rows, isCut) = await WriteAsync(source, writer, isAll, cancellationToken).ConfigureAwait(false);
            result?.Commit();
            if (rows == 0) output.Note("No rows.");
            if (isCut) output.Warn($"{await LeftAsync(source, rows, cancellationToken).ConfigureAwait(false)} --all reads them all.");
            if (path is not null) output.Note($"{rows} rows in {path}.");
            return ExitCodes.Success;
        });
        return command;
    }

    private static RowFormat? FormatOf(string? path, bool isJson) => Path.GetExtension(path)?.ToUpperInvariant() switch
    {
        ".CSV" => RowFormat.Csv,
        ".JSONL" or ".NDJSON" => RowFormat.Jsonl,
        ".JSON" => RowFormat.Json,
        _ => isJson ? RowFormat.Json : null,
    };

    private static IRowWriter Writer(RowFormat format, TextWriter text, ResultFile? file, IRowSource source, ToolOutput output) => format switch
    {
        RowFormat.Json => new JsonRows(text, isList: true),
        RowFormat.Jsonl => new JsonRows(text, isList: false),
        RowFormat.Csv => new CsvRows(text, source.ExpectedColumns),
        _ => new TableRows(file is null ? output.Screen : output.ScreenOver(text), source.ExpectedColumns),
    };

    private static async Task<(long Rows, bool IsCut)> WriteAsync(IRowSource source, IRowWriter writer, bool isAll, CancellationToken cancellationToken)
    {
        var rows = 0L;
        string? next = null;
        do
        {
            var page = await source.ReadAsync(next, cancellationToken).ConfigureAwait(false);
            writer.Write(page);
            rows += page.Rows.Count;
            next = page.Next;
        }
        while (isAll && next is not null);
        writer.End();
        return (rows, next is not null);
    }

    private static async Task<string> LeftAsync(IRowSource source, long rows, CancellationToken cancellationToken) =>
        await source.CountAsync(cancellationToken).ConfigureAwait(false) switch
        {
            null => "There are more rows.",
            // The service counts no further.
            >= ODataRows.MostInPage => string.Create(CultureInfo.InvariantCulture, $"At least {ODataRows.MostInPage - rows} more rows."),
            { } total => string.Create(CultureInfo.InvariantCulture, $"{total - rows} more rows."),
        };

    private static async Task<string> FetchTextAsync(string document, Surroundings here, CancellationToken cancellationToken)
    {
        if (document == "-") return await here.In.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        if (document.TrimStart().StartsWith('<')) return document;
        var path = here.PathOf(document);
        return File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false) : throw new ToolException(ExitCodes.Usage, $"There is no file '{path}'.");
    }
}

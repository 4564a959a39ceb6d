using System.CommandLine;
using TypedDynamics.Tool.Diffing;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;
using TypedDynamics.Tool.Pulling;
using TypedDynamics.Tool.Rows;
using TypedDynamics.Tool.Transfer;
using TypedDynamics.Tool.Transfer.Exporting;
using TypedDynamics.Tool.Transfer.Files;

namespace TypedDynamics.Tool.Commands;

/// <summary>Writes a table's rows into a file.</summary>
internal static class ExportCommand
{
    public static Command Create(Surroundings here)
    {
        var table = new Argument<string>("table") { Description = "Logical name or entity set: account, accounts." };
        var file = new Option<string>("--output", "-o") { HelpName = "file", Description = "The file. It has its name only when it is whole.", Required = true };
        var format = new Option<TransferFormat?>("--format") { Description = "What kind of file. Otherwise as its name ends: .csv, .jsonl, .parquet." };
        var columns = new Option<string[]>("--columns") { HelpName = "patterns", Description = "Logical names of columns, with * and ?; the id comes along. Otherwise all but images and files.", AllowMultipleArgumentsPerToken = true };
        var filter = new Option<string?>("--filter") { HelpName = "clause", Description = "Only these rows, as OData's $filter: \"statecode eq 0\"." };
        var pageSize = new Option<int>("--page-size") { HelpName = "rows", Description = "Rows in a page, 1 to 5000: what is read again at most when an export goes on.", DefaultValueFactory = static _ => 1000 };
        var restart = new Option<bool>("--restart") { Description = "Begin anew, whatever an earlier run left." };
        var (cache, connection) = (new CacheOptions(), new ConnectionOptions());
        var command = new Command("export", "Writes a table's rows into a CSV, JSON lines or Parquet file, of any length. What broke off goes on where it ended when it is run again.")
        {
            table, file, format, columns, filter, pageSize, restart, cache.Cache,
        };
        connection.AddTo(command);
        table.WithTableNames(here, cache);
        pageSize.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > ODataRows.MostInPage) result.AddError("--page-size is a number from 1 to 5000.");
        });
        command.WithExamples(
            ("typeddynamics export account -o accounts.csv", "all rows, all columns but images"),
            ("typeddynamics export contact -o contacts.parquet --columns fullname emailaddress1 parentcustomerid --filter \"statecode eq 0\"", "some columns of active rows"),
            ("typeddynamics export account -o accounts.jsonl --restart", "anew, although an export of that name broke off"));
        command.SetRun(here, async (parsed, output, cancellationToken) =>
        {
            var path = here.PathOf(parsed.GetRequiredValue(file));
            var kind = TransferFormats.Of(path, parsed.GetValue(format));
            var rows = TransferTable.Of(CacheSchema.Read(cache.Read(parsed, here), cancellationToken), parsed.GetRequiredValue(table));
            var chosen = parsed.GetValue(columns) is { Length: > 0 } patterns ? rows.Choose(patterns) : [.. rows.Columns.Where(static column => !column.IsBlob)];
            var query = ODataText.Parse(rows.EntitySet).With("$select", string.Join(',', chosen.Select(static column => column.WireName)));
            if (parsed.GetValue(filter) is { } clause) query = query.WithText("$filter", clause);

            using var org = connection.Connect(parsed, here);
            var source = new ODataRows(org, query, parsed.GetValue(pageSize), TransferField.TableAnnotation);
            var asked = $"{org.Url.GetLeftPart(UriPartial.Authority)} {kind} {query}";
            using var written = ExportFile.Open(path, asked, parsed.GetValue(restart));
            if (written.Place is { } place) output.Note(FormattableString.Invariant($"Goes on behind {place.Rows:N0} rows of an earlier run."));
            using var progress = new ProgressLine(output, here);
            var count = await RunAsync(new(source, TransferField.Of(chosen), kind, asked), written, progress, output, cancellationToken).ConfigureAwait(false);
            output.Result(new { File = path, Rows = count, Table = rows.LogicalName }, screen => screen.Line(FormattableString.Invariant($"{count:N0} rows of {rows.LogicalName} in {path}.")));
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<long> RunAsync(ExportRun run, ExportFile file, ProgressLine progress, ToolOutput output, CancellationToken cancellationToken)
    {
        try
        {
            return await run.RunAsync(file, progress, cancellationToken).ConfigureAwait(false);
        }
        catch when (file.Place is { Rows: > 0 })
        {
            progress.Dispose();
            output.Note(FormattableString.Invariant($"{file.Place.Rows:N0} rows are in {file.PartialPath}. Run the same again to go on."));
            throw;
        }
        finally
        {
            progress.Dispose();
        }
    }
}

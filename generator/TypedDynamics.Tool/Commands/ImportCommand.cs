using System.CommandLine;
using TypedDynamics.Tool.Diffing;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;
using TypedDynamics.Tool.Pulling;
using TypedDynamics.Tool.Transfer;
using TypedDynamics.Tool.Transfer.Files;
using TypedDynamics.Tool.Transfer.Importing;

namespace TypedDynamics.Tool.Commands;

/// <summary>Sends a file's rows to a table.</summary>
internal static class ImportCommand
{
    public static Command Create(Surroundings here)
    {
        var table = new Argument<string>("table") { Description = "Logical name or entity set: account, accounts." };
        var file = new Argument<string>("file") { Description = "The rows. Headings are logical names; a lookup is an id, with its table in column@table where it may point to several, or column@odata.bind with /contacts(id)." };
        var format = new Option<TransferFormat?>("--format") { Description = "What kind of file. Otherwise as its name ends: .csv, .jsonl, .parquet." };
        var mode = new Option<ImportMode?>("--mode") { Description = "What is done with rows. Otherwise create, or upsert with --key." };
        var key = new Option<string[]>("--key") { HelpName = "columns", Description = "The columns of an alternate key, by which rows are found in place of their ids.", AllowMultipleArgumentsPerToken = true };
        var columns = new Option<string[]>("--columns") { HelpName = "patterns", Description = "Only these columns of the file, and the id. Otherwise all that may be written.", AllowMultipleArgumentsPerToken = true };
        var skip = new Option<bool>("--skip-errors") { Description = "Go on where a row cannot be sent or is refused, and write it into the rejects. Otherwise the first one stops the import." };
        var rejects = new Option<string?>("--rejects") { HelpName = "file", Description = "Where rejected rows go, each with its reason in @error. Otherwise beside the file." };
        var journal = new Option<string?>("--journal") { HelpName = "file", Description = "Notes how far the import came, so that it goes on there and makes no row twice. Otherwise beside the file; gone when all is done." };
        var check = new Option<bool>("--check") { Description = "Look through the file and send nothing; exit with 1 if a row is wrong." };
        var (cache, connection) = (new CacheOptions(), new ConnectionOptions());
        var command = new Command("import", "Sends the rows of a CSV, JSON lines or Parquet file to a table, of any length, many at once. What broke off goes on where it ended when it is run again.")
        {
            table, file, format, mode, key, columns, skip, rejects, journal, check, cache.Cache,
        };
        connection.AddTo(command);
        table.WithTableNames(here, cache);
        command.Validators.Add(result =>
        {
            if (result.GetValue(rejects) is not null && !result.GetValue(skip)) result.AddError("--rejects goes with --skip-errors: without it the first bad row stops the import.");
            if (result.GetValue(key) is { Length: > 0 } && result.GetValue(mode) == ImportMode.Create) result.AddError("--key finds rows that are there: take it with --mode update or upsert.");
        });
        command.WithExamples(
            ("typeddynamics import account accounts.csv", "makes a row of each line"),
            ("typeddynamics import account accounts.csv --key accountnumber --skip-errors", "changes or makes rows by their number; what is refused goes into accounts.csv.rejects.csv"),
            ("typeddynamics import contact contacts.jsonl --mode update --columns contactid parentcustomerid", "sets one lookup, once the rows that it points to are there"),
            ("typeddynamics import account accounts.csv --check", "looks for what is wrong in the file, and sends nothing"));
        command.SetRun(here, async (parsed, output, cancellationToken) =>
        {
            var path = here.PathOf(parsed.GetRequiredValue(file));
            if (!File.Exists(path)) throw new ToolException(ExitCodes.LocalFiles, $"There is no file '{path}'.");
            var kind = TransferFormats.Of(path, parsed.GetValue(format));
            var rows = TransferTable.Of(CacheSchema.Read(cache.Read(parsed, here), cancellationToken), parsed.GetRequiredValue(table));
            var keys = parsed.GetValue(key) ?? [];
            var action = parsed.GetValue(mode) ?? (keys.Length > 0 ? ImportMode.Upsert : ImportMode.Create);
            var plan = new ImportPlan(rows, action, keys, parsed.GetValue(columns) ?? []);
            var skips = parsed.GetValue(skip);
            using var rejected = skips ? new Rejects(parsed.GetValue(rejects) is { } named ? here.PathOf(named) : $"{path}.rejects{(kind == TransferFormat.Csv ? ".csv" : ".jsonl")}", kind == TransferFormat.Csv) : null;
            var run = new ImportRun(parsed.GetRequiredValue(file), ImportFiles.Open(path, kind), plan, rejected);
            using var progress = new ProgressLine(output, here);

            var (good, bad, faults) = await run.CheckAsync(progress, cancellationToken).ConfigureAwait(false);
            progress.Dispose();
            if (plan.LeftOut.Count > 0) output.Warn($"Left out, since they may not be written so: {string.Join(", ", plan.LeftOut)}. Name a column in --columns to send it all the same.");
            if (bad > 0 && (!skips || parsed.GetValue(check)))
            {
                foreach (var fault in faults) output.Warn(fault);
                if (!parsed.GetValue(check)) throw new ToolException(ExitCodes.LocalFiles, FormattableString.Invariant($"{bad:N0} of {good + bad:N0} rows cannot be sent; nothing was sent. Mend them, or pass --skip-errors."));
            }

            if (parsed.GetValue(check))
            {
                output.Result(new { Good = good, Bad = bad, Faults = faults }, screen => screen.Line(FormattableString.Invariant($"{good:N0} rows can be sent, {bad:N0} cannot.")));
                return bad > 0 ? ExitCodes.Negative : ExitCodes.Success;
            }

            using var org = connection.Connect(parsed, here);
            var notes = parsed.GetValue(journal) is { } own ? here.PathOf(own) : FormattableString.Invariant($"{path}.{action}.journal");
            if (File.Exists(notes)) output.Note($"Goes on by the journal {notes}. Delete it to begin anew.");
            var result = await SendAsync(run, org.Table(rows.EntitySet).Bulk(rows.LogicalName, rows.IdColumn, new()
            {
                JournalPath = notes,
                MaxFailures = skips ? null : 1,
                TotalRows = good,
                Progress = new Progress(progress, good),
            }), action, cancellationToken).ConfigureAwait(false);
            progress.Dispose();
            if (result.Failure is { } failure)
                throw new ToolException(ExitCodes.Service, FormattableString.Invariant($"{failure} {result.Written + result.WrittenBefore:N0} rows are written. Mend the row and run the same again: it goes on by {notes}."));
            File.Delete(notes);
            output.Result(
                new { Table = rows.LogicalName, result.Written, result.WrittenBefore, result.Rejected, Rejects = result.Rejected > 0 ? rejected?.Path : null },
                screen => screen.Line(FormattableString.Invariant($"{result.Written:N0} rows written to {rows.LogicalName}, {result.WrittenBefore:N0} by an earlier run, {result.Rejected:N0} rejected{(result.Rejected > 0 ? $": {rejected!.Path}" : "")}.")));
            return result.Rejected > 0 ? ExitCodes.Negative : ExitCodes.Success;
        });
        return command;
    }

    private static async Task<ImportResult> SendAsync(ImportRun run, TableBulkWrites bulk, ImportMode mode, CancellationToken cancellationToken)
    {
        try
        {
            return await run.SendAsync(bulk, mode, cancellationToken).ConfigureAwait(false);
        }
        catch (FormatException exception)
        {
            // A journal of something else.
            throw new ToolException(ExitCodes.LocalFiles, exception.Message, exception);
        }
    }

    private sealed class Progress(ProgressLine line, long total) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => line.Tell($"{value.Rows:N0} of {total:N0} rows, {value.RowsPerSecond:N0} a second{(value.Remaining is { } left ? $", {left:mm\\:ss} left" : "")}");
    }
}

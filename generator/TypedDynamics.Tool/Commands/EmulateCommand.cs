using System.CommandLine;
using TypedDynamics.Tool.Emulating;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Commands;

/// <summary>Runs the emulator over a cache, until it is stopped.</summary>
internal static class EmulateCommand
{
    public static Command Create(Surroundings here)
    {
        var cache = new CacheOptions();
        var port = new Option<int?>("--port") { HelpName = "number", Description = "The port on the loopback address, 0 for any. Otherwise the first free one from 5080." };
        var database = new Option<string?>("--database") { HelpName = "file", Description = "An SQLite file that keeps the rows; one of an earlier run goes on. Otherwise rows are forgotten at the end." };
        var seeds = new Option<string[]>("--seed") { HelpName = "file", Description = "Rows for a new database, as JSON by entity set: {\"accounts\":[{\"name\":\"Adatum\"}]}. All of a file or nothing.", AllowMultipleArgumentsPerToken = true };
        var sample = new Option<bool>("--sample-data") { Description = "Fill a new database with made-up rows, the same in every run." };
        var command = new Command("emulate", "Runs a Dataverse org on this machine: the cache's schema, rows in SQLite, the Web API over HTTP. Ends with Ctrl+C.") { cache.Cache, port, database, seeds, sample };
        command.Validators.Add(result =>
        {
            if (result.GetValue(port) is < 0 or > 65535) result.AddError("--port is a number from 0 to 65535.");
        });
        command.WithExamples(
            ("typeddynamics emulate --sample-data", "the project's cache, with rows to play with"),
            ("typeddynamics emulate --cache metadata-cache/contoso --port 5080 --database contoso.db --seed accounts.json contacts.json", "rows that outlive it"),
            ("typeddynamics emulate --json", "for a script: one JSON document with the address, once it listens"));
        command.SetRun(here, async (parsed, output, cancellationToken) =>
        {
            var start = new EmulatorStart(
                cache.Read(parsed, here).Path,
                parsed.GetValue(port),
                parsed.GetValue(database) is { } file ? here.PathOf(file) : null,
                [.. (parsed.GetValue(seeds) ?? []).Select(here.PathOf)],
                parsed.GetValue(sample));
            await using var emulator = await start.RunAsync(output, cancellationToken).ConfigureAwait(false);
            var api = new Uri(emulator.BaseAddress, "api/data/v9.2/");
            var tokens = new Uri($"{emulator.Authority}/oauth2/v2.0/token");
            output.Result(
                new { Address = emulator.BaseAddress, WebApi = api, TokenEndpoint = tokens, start.Database },
                screen => screen.WriteFacts(
                [
                    ["Address", emulator.BaseAddress.ToString()],
                    ["Web API", api.ToString()],
                    ["Tokens", $"{tokens} (any application, any secret; or any bearer token)"],
                    ["Rows", start.Database ?? "in memory"],
                ]));
            output.Note("Ctrl+C ends it.");
            await UntilStoppedAsync(cancellationToken).ConfigureAwait(false);
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task UntilStoppedAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(stopped.SetResult);
        await stopped.Task.ConfigureAwait(false);
    }
}

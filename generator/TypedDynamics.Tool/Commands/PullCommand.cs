using System.CommandLine;
using Spectre.Console;
using TypedDynamics.Tool.Diffing;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Commands;

/// <summary>Brings a cache to the org's state of now.</summary>
internal static class PullCommand
{
    public static Command Create(Surroundings here)
    {
        var (connection, cache, scope, limits) = (new ConnectionOptions(), new CacheOptions(), new ScopeOptions(), new PullLimits());
        var command = new Command("pull", "Brings a metadata cache to the org's state of now, and says what changed. Only tables that changed since the last pull are read again; the same state of the org gives the same files, whoever pulls.")
            .WithExamples(
                ("typeddynamics pull --url https://contoso.crm.dynamics.com", "all tables, into metadata-cache/contoso"),
                ("typeddynamics pull --tables account,contact,new_*", "definitions of these alone; later pulls keep to them"),
                ("typeddynamics pull --if-older-than 8h --offline-ok --timeout 30s", "in a script that must go on without the network"));
        connection.AddTo(command);
        cache.AddTo(command);
        scope.AddTo(command);
        limits.AddTo(command);
        command.SetRun(here, (parsed, output, cancellationToken) => limits.RunAsync(parsed, here, async limited =>
        {
            var found = cache.Find(parsed, here);
            using var org = connection.Connect(parsed, here, cache.Origin(parsed, here, found));
            var folder = found ?? CacheOptions.Default(here, org.Url);
            if (limits.IsFresh(parsed, folder, here.Clock))
            {
                output.Result(new { Cache = folder.Path, IsFresh = true }, screen => screen.WriteLine("The cache is fresh."));
                return ExitCodes.Success;
            }

            try
            {
                return await PullAsync(org, folder, new(scope.Read(parsed, here), limits.IsWhole(parsed), limits.Parallel(parsed)), here, output, limited).ConfigureAwait(false);
            }
            catch (Exception exception) when (limits.GoesOnOffline(parsed) && folder.Exists && IsOffline(exception, cancellationToken))
            {
                output.Warn($"The cache stays as it is: {(exception is OperationCanceledException ? "the org did not answer in time." : Failure.From(exception)?.Message ?? exception.Message)}");
                return ExitCodes.Success;
            }
        }, cancellationToken));
        return command;
    }

    // Stopped by the user is stopped; whatever else the service did or did not do leaves the cache usable.
    private static bool IsOffline(Exception exception, CancellationToken stoppedByUser) =>
        !stoppedByUser.IsCancellationRequested && (exception is OperationCanceledException || Failure.From(exception) is { ExitCode: ExitCodes.Service });

    private static async Task<int> PullAsync(OrgContext org, CacheFolder cache, PullOrder order, Surroundings here, ToolOutput output, CancellationToken cancellationToken)
    {
        var files = new FileChanges(here.BeforeChange);
        using var place = PullPlace.Take(cache.Path, files);
        var result = await new MetadataPull(org, cache, output, here.Clock).RunAsync(order, cancellationToken).ConfigureAwait(false);
        var changed = result.Content.ChangedAgainst(cache);
        var isNew = !cache.Exists;
        var report = isNew || changed.Count == 0 ? new([], []) : PulledDiff.Compare(cache, result, changed, output, cancellationToken);
        PulledFiles.Write(place, cache, result, changed, files);
        output.Result(
            new { Cache = cache.Path, result.Manifest.Organization, Tables = result.Manifest.Entities.Count, Fetched = result.Fetched, result.IsWhole, result.Requests, ChangedFiles = changed, report?.Changes, report?.Breaking },
            screen =>
            {
                if (isNew) screen.WriteLine($"Pulled {result.Manifest.Entities.Count} tables into {cache.Path}.");
                else if (changed.Count == 0) screen.WriteLine("Nothing changed.");
                else if (report is null) screen.WriteLine($"Written: {string.Join(", ", changed)}.");
                else if (report.IsEmpty) screen.WriteLine($"Nothing that code could see changed. Written: {string.Join(", ", changed)}.");
                else report.WriteTo(screen);
            });
        return ExitCodes.Success;
    }
}

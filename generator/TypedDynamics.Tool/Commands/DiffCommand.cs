using System.CommandLine;
using System.CommandLine.Parsing;
using TypedDynamics.Tool.Diffing;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Commands;

/// <summary>Says how two states of an org's schema differ, and what that breaks. Changes nothing.</summary>
internal static class DiffCommand
{
    private static readonly Option<string?> s_against = new("--against") { HelpName = "commit", Description = "Compare the cache as git has it in this commit, such as HEAD, with the one on disk." };

    private static readonly Option<string?> s_project = new("--project") { HelpName = "file", Description = "A C# project: name its lines that compile no more with the new state, by compiling it with both. Nothing of it is changed." };

    private static readonly Option<bool> s_exitCode = new("--exit-code") { Description = "End with exit code 1 where there are differences, for CI." };

    private static readonly Argument<string[]> s_caches = new("caches") { Arity = new(0, 2), Description = "Two cache folders, the old and the new. Without them: the project's cache, and what a pull would make of it." };

    public static Command Create(Surroundings here)
    {
        var (connection, cache, format) = (new ConnectionOptions(), new CacheOptions(), new ReportFormat());
        var command = new Command("diff", "Says what a pull would change, or how two caches differ: tables, columns, choices, keys, relationships and operations, and which members of generated code are gone or others afterwards.")
            .WithExamples(
                ("typeddynamics diff", "what a pull would change"),
                ("typeddynamics diff --project src/App/App.csproj --exit-code", "in CI: fails where the org has moved on, and names the lines that break"),
                ("typeddynamics diff metadata-cache/dev metadata-cache/prod --format markdown", "two orgs, for a pull request"),
                ("typeddynamics diff --against main", "what the working copy's cache changes"));
        command.Add(s_caches);
        connection.AddTo(command);
        cache.AddTo(command);
        foreach (var option in new Option[] { s_against, s_project, s_exitCode }) command.Add(option);
        format.AddTo(command);
        command.Validators.Add(Require);
        command.SetRun(here, async (parsed, output, cancellationToken) =>
        {
            using var scratch = new Scratch();
            var processes = new ProcessRun(here.Folder);
            var (used, before, after) = await SidesAsync(parsed, here, connection, cache, format.IsJson(parsed) ? new(here, isJson: true) : output, scratch, processes, cancellationToken).ConfigureAwait(false);
            var (old, now) = (CacheSchema.Read(before, cancellationToken), CacheSchema.Read(after, cancellationToken));
            var report = new DiffReport(SchemaDiff.Compare(old, now), BreakingChange.Find(old, now));
            if (parsed.GetValue(s_project) is { } project)
                report = report with { Code = await new ProjectCompilation(ProjectPath(here, project), processes).CompareAsync(used, before, after, scratch.Folder("compiled"), cancellationToken).ConfigureAwait(false) };
            Write(parsed, format, report, here, output);
            return parsed.GetValue(s_exitCode) && !report.IsEmpty ? ExitCodes.Negative : ExitCodes.Success;
        });
        return command;
    }

    private static void Require(CommandResult result)
    {
        var caches = result.GetValue(s_caches) ?? [];
        if (caches.Length == 1) result.AddError("One cache has nothing to be compared with. Give two, or none.");
        if (caches.Length == 2 && result.GetValue(s_against) is not null) result.AddError("--against compares the project's cache. Leave the two caches out.");
    }

    private static void Write(ParseResult parsed, ReportFormat format, DiffReport report, Surroundings here, ToolOutput output)
    {
        var document = new { report.Changes, report.Breaking, report.Code, report.Summary };
        if (format.IsMarkdown(parsed)) here.Out.Write(report.ToMarkdown());
        else (format.IsJson(parsed) ? new ToolOutput(here, isJson: true) : output).Result(document, report.WriteTo);
    }

    // The cache that the project reads is the new one of two; where one is as git or as the org has it, it is the one on disk.
    private static async Task<(CacheFolder Used, CacheFolder Before, CacheFolder After)> SidesAsync(
        ParseResult parsed, Surroundings here, ConnectionOptions connection, CacheOptions cache, ToolOutput output, Scratch scratch, ProcessRun processes, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(s_caches) is [var old, var now])
        {
            var (before, after) = (new CacheFolder(Path.TrimEndingDirectorySeparator(here.PathOf(old))), new CacheFolder(Path.TrimEndingDirectorySeparator(here.PathOf(now))));
            var named = parsed.GetResult(cache.Cache) is null ? null : cache.Read(parsed, here);
            return (named ?? before, before, after);
        }

        var own = cache.Read(parsed, here);
        if (parsed.GetValue(s_against) is { } commit) return (own, await CheckedInCache.ExtractAsync(own, commit, scratch.Folder("git"), processes, cancellationToken).ConfigureAwait(false), own);
        if (!own.Exists) throw new ToolException(ExitCodes.LocalFiles, $"'{own.Path}' holds no cache. Run `{CommandPath.Name} pull` first.");
        using var org = connection.Connect(parsed, here, cache.Origin(parsed, here, own));
        var pulled = await new MetadataPull(org, own, output, here.Clock).RunAsync(new(ScopeOptions.OfProject(here), IsWhole: false, Parallel: 8), cancellationToken).ConfigureAwait(false);
        var ofOrg = new CacheFolder(Path.Combine(scratch.Folder("org"), Path.GetFileName(own.Path)));
        pulled.Content.WriteTo(ofOrg.Path, own, new(before: null));
        return (own, own, ofOrg);
    }

    private static string ProjectPath(Surroundings here, string named)
    {
        var path = here.PathOf(named);
        if (Directory.Exists(path) && Directory.GetFiles(path, "*.csproj") is [var only]) return only;
        return File.Exists(path) ? path : throw new ToolException(ExitCodes.Usage, $"There is no project '{named}'. Give a .csproj file, or a folder with one.");
    }
}

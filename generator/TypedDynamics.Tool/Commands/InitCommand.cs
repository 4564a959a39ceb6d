using System.CommandLine;
using Spectre.Console;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;
using TypedDynamics.Tool.Projects;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Commands;

/// <summary>Sets a project up: which org, which cache, which tables. Sends nothing; may be run again.</summary>
internal static class InitCommand
{
    private static readonly Option<string?> s_url = new("--url") { HelpName = "address", Description = "The org's address. Asked for where it is left out." };

    private static readonly Option<string?> s_project = new("--project") { HelpName = "file", Description = "The C# project to set up. Default: the only one in the folder, if there is one." };

    private static readonly Option<bool> s_pullOnBuild = new("--pull-on-build") { Description = "Let builds refresh the cache (TypedDynamicsPullOnBuild)." };

    public static Command Create(Surroundings here)
    {
        var (cache, scope) = (new CacheOptions(), new ScopeOptions());
        var command = new Command("init", "Sets a project up: writes typeddynamics.json (org, cache folder, tables; never a secret), and adds the package and the cache to the project file. Sends nothing. May be run again: what is there stays.")
            .WithExamples(
                ("typeddynamics init", "asks for what it needs"),
                ("typeddynamics init --url https://contoso.crm.dynamics.com --tables account,contact,new_*", "asks nothing"));
        command.Add(s_url);
        cache.AddTo(command);
        scope.AddTo(command);
        command.Add(s_project);
        command.Add(s_pullOnBuild);
        command.SetRun(here, (parsed, output, _) =>
        {
            var earlier = ProjectFile.Find(here.Folder) is { } found && found.Folder == here.Folder ? found : null;
            var url = ConnectionChoice.Address(parsed.GetValue(s_url)) ?? earlier?.Url ?? ConnectionChoice.Address(here.Variable("TYPEDDYNAMICS_URL") ?? output.Ask(here, "The org's address", "--url https://yourorg.crm.dynamics.com"))!;
            if (url.UserInfo.Length > 0) throw new ToolException(ExitCodes.Usage, "The address carries a user name or a password. Take it out: typeddynamics.json is checked in. `typeddynamics login` signs in.");
            var (wanted, path) = (scope.Read(parsed, here), Path.Combine(here.Folder, ProjectFile.Name));
            var file = new ProjectFile
            {
                Url = new(url.GetLeftPart(UriPartial.Path)),
                Cache = parsed.GetValue(cache.Cache)?.Replace('\\', '/') ?? earlier?.Cache ?? Path.GetRelativePath(here.Folder, CacheOptions.Default(here, url).Path).Replace('\\', '/'),
                Tables = wanted is { Tables.Count: > 0 } ? wanted.Tables : earlier?.Tables,
                Solution = wanted?.Solution ?? earlier?.Solution,
                Folder = here.Folder,
            };
            var isNew = !File.Exists(path) || File.ReadAllText(path) != file.ToJson();
            if (isNew) File.WriteAllText(path, file.ToJson());
            var added = EditProject(Project(parsed, here), file, parsed.GetValue(s_pullOnBuild));
            output.Result(new { File = path, file.Url, file.Cache, file.Tables, file.Solution, IsNew = isNew, Added = added }, screen =>
            {
                screen.WriteLine(isNew ? $"Wrote {ProjectFile.Name}." : $"{ProjectFile.Name} says so already.");
                foreach (var each in added) screen.WriteLine($"Added to the project: {each}.");
                screen.WriteLine($"Next: `{CommandPath.Name} login`, then `{CommandPath.Name} pull`.");
            });
            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }

    private static IReadOnlyList<string> EditProject(string? project, ProjectFile file, bool pullOnBuild)
    {
        if (project is null) return [];
        var edit = ProjectEdit.Open(project).AddPackage().AddCache(Path.GetRelativePath(Path.GetDirectoryName(project)!, file.CachePath!).Replace('\\', '/'));
        if (pullOnBuild) edit.AddPullOnBuild();
        edit.Save();
        return edit.Added;
    }

    private static string? Project(ParseResult parsed, Surroundings here)
    {
        if (parsed.GetValue(s_project) is { } named) return File.Exists(here.PathOf(named)) ? here.PathOf(named) : throw new ToolException(ExitCodes.Usage, $"There is no project '{named}'.");
        return Directory.GetFiles(here.Folder, "*.csproj") is [var only] ? only : null;
    }
}

using System.CommandLine;
using TypedDynamics.Tool.Profiles;

namespace TypedDynamics.Tool.Pulling;

/// <summary>Of which tables a pull takes definitions.</summary>
internal sealed class ScopeOptions
{
    public Option<string[]> Tables { get; } = new("--tables", "-t", "--entities")
    {
        HelpName = "names",
        AllowMultipleArgumentsPerToken = true,
        Description = "Tables by logical name, separated by commas or blanks; * stands for any letters, a - before a name leaves tables out (account,new_*,-new_log). Otherwise typeddynamics.json says it, or the last pull, or all are pulled.",
    };

    public Option<string?> Solution { get; } = new("--solution", "-s")
    {
        HelpName = "name",
        Description = "The tables of this solution, by its unique name.",
    };

    public ScopeOptions() => Tables.Validators.Add(static result =>
    {
        if (Names(result.GetValueOrDefault<string[]>()).Length == 0) result.AddError("--tables names no table. Name some, write * for all, or leave it out.");
    });

    public void AddTo(Command command)
    {
        command.Add(Tables);
        command.Add(Solution);
    }

    /// <summary>Null where neither the command line nor the project says.</summary>
    public TableScope? Read(ParseResult parsed, Surroundings here)
    {
        var tables = Names(parsed.GetValue(Tables));
        if (tables.Length > 0 || parsed.GetValue(Solution) is not null) return new(tables, parsed.GetValue(Solution));
        return OfProject(here);
    }

    private static string[] Names(string[]? texts) => [.. (texts ?? []).SelectMany(static each => each.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>What the project's file says.</summary>
    public static TableScope? OfProject(Surroundings here) =>
        ProjectFile.Find(here.Folder) is { } project && (project.Tables is { Count: > 0 } || project.Solution is not null) ? new(project.Tables ?? [], project.Solution) : null;
}

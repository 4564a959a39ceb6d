using System.CommandLine;
using Spectre.Console;
using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;
using TypedDynamics.Tool.Emitting;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Commands;

/// <summary>Writes the generator's sources to disk, for Razor, F# and Visual Basic projects, which do not see what a generator adds.</summary>
internal static class EmitCommand
{
    public static Command Create(Surroundings here)
    {
        var tables = new Argument<string[]>("tables")
        {
            Description = "Patterns as in [DataverseContext(…)]: account, new_*, account(name,revenue), -activityparty (behind -- if it stands first). None means every table of the cache.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var cache = new CacheOptions();
        var folder = new Option<string>("--output", "-o") { HelpName = "folder", Description = "Where the sources go. Files that the command did not write are left alone.", Required = true };
        var space = new Option<string?>("--namespace", "-n") { HelpName = "name", Description = "Namespace of the context class. Otherwise the global one." };
        var context = new Option<string>("--context") { HelpName = "name", Description = "Name of the context class.", DefaultValueFactory = static _ => "Crm" };
        var entitySpace = new Option<string?>("--entity-namespace") { HelpName = "name", Description = "Namespace of entities and choices. Otherwise the context's own." };
        var operations = new Option<string[]>("--operations") { HelpName = "patterns", Description = "Unbound actions and functions to emit, * for all. Otherwise all where no table is named, else none.", AllowMultipleArgumentsPerToken = true };
        var isInternal = new Option<bool>("--internal") { Description = "Make the context class internal to its assembly." };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 1 if a file is missing, out of date or left over." };
        var command = new Command("emit", "Writes the C# that the generator would add to a build, for projects that cannot run it: Razor, F#, Visual Basic.")
        {
            tables, cache.Cache, folder, space, context, entitySpace, operations, isInternal, check,
        };
        tables.WithTableNames(here, cache);
        command.WithExamples(
            ("typeddynamics emit account contact -n Contoso.Data -o Generated", "two tables, as sources of a C# project"),
            ("typeddynamics emit account contact -n Contoso.Data -o Generated --check", "in CI: exit code 1 when somebody pulled and forgot to emit"),
            ("typeddynamics emit -n Contoso.Data -o Generated -- -activityparty \"new_*(new_name)\"", "patterns that begin with a dash stand behind --"));
        command.SetRun(here, (parsed, output, cancellationToken) =>
        {
            var ask = new ContextAsk
            {
                Namespace = Name(parsed.GetValue(space), "--namespace", mayHaveDots: true),
                TypeName = Name(parsed.GetValue(context), "--context", mayHaveDots: false)!,
                EntityNamespace = Name(parsed.GetValue(entitySpace), "--entity-namespace", mayHaveDots: true),
                Entities = Patterns(parsed.GetValue(tables) ?? [], columnsAllowed: true),
                Operations = parsed.GetResult(operations) is null ? default(EquatableArray<AskPattern>?) : Patterns(parsed.GetValue(operations)!, columnsAllowed: false),
            };
            var path = here.PathOf(parsed.GetRequiredValue(folder));
            var files = SourceEmission.Emit(cache.Read(parsed, here), ask, isPublic: !parsed.GetValue(isInternal), output, cancellationToken);
            var sources = new SourceFolder(path);
            var changes = sources.Compare(files);
            var isCheck = parsed.GetValue(check);
            if (!isCheck) sources.Apply(files, changes);
            output.Result(
                new { Folder = path, UpToDate = changes.IsEmpty, Written = changes.Write.Select(static file => file.HintName), Removed = changes.Remove, changes.Unchanged },
                screen =>
                {
                    foreach (var file in changes.Write) screen.WriteLine($"{(isCheck ? "outdated" : "written ")}  {file.HintName}");
                    foreach (var name in changes.Remove) screen.WriteLine($"{(isCheck ? "leftover" : "removed ")}  {name}");
                    screen.WriteLine($"{changes.Unchanged} of {files.Count} files {(isCheck ? "are" : "were")} up to date.");
                });
            return Task.FromResult(isCheck && !changes.IsEmpty ? ExitCodes.Negative : ExitCodes.Success);
        });
        return command;
    }

    private static EquatableArray<AskPattern> Patterns(IEnumerable<string> texts, bool columnsAllowed) => texts
        .Select(text => AskPattern.TryParse(text, default, columnsAllowed, out var problem) ?? throw new ToolException(ExitCodes.Usage, $"'{text}' is not a pattern: {problem}."))
        .ToArray();

    private static string? Name(string? name, string option, bool mayHaveDots) =>
        name is not null && (mayHaveDots ? name.Split('.') : [name]).FirstOrDefault(ReservedNames.IsKeyword) is { } keyword
            ? throw new ToolException(ExitCodes.Usage, $"'{name}' ({option}) is no name in C#: '{keyword}' is a keyword. Take another, or write @{keyword}.")
        : name is null || (mayHaveDots ? name.Split('.') : [name]).All(static part => part.Length > 0 && (char.IsLetter(part[0]) || part[0] is '_' or '@') && part.Skip(1).All(static letter => char.IsLetterOrDigit(letter) || letter == '_'))
            ? name
            : throw new ToolException(ExitCodes.Usage, $"'{name}' ({option}) is no name in C#: write {(mayHaveDots ? "identifiers joined by dots" : "an identifier")}.");
}

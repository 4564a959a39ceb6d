using System.CommandLine;
using TypedDynamics.Generator.Planning;
using TypedDynamics.Tool.Diagrams;
using TypedDynamics.Tool.Diffing;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Commands;

/// <summary>Draws tables and how they point to each other.</summary>
internal static class DiagramCommand
{
    private enum PictureFormat
    {
        Mermaid,
        Svg,
    }

    public static Command Create(Surroundings here)
    {
        var tables = new Argument<string[]>("tables") { Description = "Patterns as in [DataverseContext(…)]: account, new_*, -activityparty (behind -- if it stands first). None means every table of the cache.", Arity = ArgumentArity.ZeroOrMore };
        var depth = new Option<int>("--depth") { HelpName = "steps", Description = "Neighbours that come along: tables that the named ones point to or that point to them, so many steps far.", DefaultValueFactory = static _ => 0 };
        var format = new Option<PictureFormat?>("--format") { Description = "Otherwise as the file's name ends: .svg, else Mermaid." };
        var file = new Option<string?>("--output", "-o") { HelpName = "file", Description = "Where the picture goes. Otherwise the output." };
        var all = new Option<bool>("--all-lookups") { Description = "Show createdby, owninguser and the like, too, which every table has." };
        var cache = new CacheOptions();
        var command = new Command("diagram", "Draws tables as boxes with their keys and lookups, and how they point to each other: as Mermaid or SVG.") { tables, depth, format, file, all, cache.Cache };
        tables.WithTableNames(here, cache);
        depth.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() < 0) result.AddError("--depth is 0 or more.");
        });
        command.WithExamples(
            ("typeddynamics diagram account contact opportunity -o sales.svg", "a picture of three tables"),
            ("typeddynamics diagram \"contoso_*\" --depth 1", "own tables and their neighbours, as Mermaid for a README"));
        command.SetRun(here, async (parsed, output, cancellationToken) =>
        {
            if (parsed.GetValue(tables)?.FirstOrDefault(static text => text.Contains('(', StringComparison.Ordinal)) is { } narrowed) throw new ToolException(ExitCodes.Usage, $"'{narrowed}': a picture shows keys and lookups, whichever columns are named. Name the table alone.");
            var patterns = (parsed.GetValue(tables) ?? []).Select(static text => AskPattern.TryParse(text, default, columnsAllowed: false, out var problem) ?? throw new ToolException(ExitCodes.Usage, $"'{text}' is not a pattern: {problem}.")).ToList();
            var diagram = new DiagramBuilding(CacheSchema.Read(cache.Read(parsed, here), cancellationToken), parsed.GetValue(all)).Build(patterns, parsed.GetValue(depth));
            var path = parsed.GetValue(file);
            var kind = parsed.GetValue(format) ?? (path?.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) == true ? PictureFormat.Svg : PictureFormat.Mermaid);
            var picture = kind == PictureFormat.Svg ? SvgText.Write(diagram) : MermaidText.Write(diagram);
            if (path is not null) await File.WriteAllTextAsync(here.PathOf(path), picture, cancellationToken).ConfigureAwait(false);
            if (output.IsJson) output.Result(new { Tables = diagram.Tables.Count, Lookups = diagram.Edges.Count, File = path, Picture = path is null ? picture : null }, static _ => { });
            else if (path is null) await here.Out.WriteAsync(picture).ConfigureAwait(false);
            else output.Note($"{diagram.Tables.Count} tables, {diagram.Edges.Count} lookups in {path}.");
            return ExitCodes.Success;
        });
        return command;
    }
}

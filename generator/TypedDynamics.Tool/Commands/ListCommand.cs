using System.CommandLine;
using System.Globalization;
using TypedDynamics.Tool.Browsing;
using TypedDynamics.Tool.Diffing;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Commands;

/// <summary>Finds tables, columns and choices of a cache by name or label. Needs no network.</summary>
internal static class ListCommand
{
    private const string Tables = "tables";
    private const string Columns = "columns";
    private const string Choices = "choices";

    private static readonly Argument<string?> s_search = new("search") { Arity = ArgumentArity.ZeroOrOne, Description = "Part of a name or of a label, or a pattern with * for all of it." };

    public static Command Create(Surroundings here)
    {
        var cache = new CacheOptions();
        var kind = new Option<string>("--kind", "-k") { HelpName = "kind", DefaultValueFactory = static _ => Tables, Description = "What to list: tables, columns of all tables, or choices." };
        kind.AcceptOnlyFromAmong(Tables, Columns, Choices);
        var command = new Command("list", "Finds tables, columns and choices of a cache, by name or label. Needs no network. Ends with exit code 1 where nothing is found.")
            .WithExamples(
                ("typeddynamics list", "all tables"),
                ("typeddynamics list phone --kind columns", "columns of any table with 'phone' in name or label"),
                ("typeddynamics list new_* --json", "for a script"));
        command.Add(s_search);
        command.Add(kind);
        cache.AddTo(command);
        command.SetRun(here, (parsed, output, cancellationToken) =>
        {
            var schema = new Schema(CacheSchema.Read(cache.Read(parsed, here), cancellationToken));
            var search = new SearchText(parsed.GetValue(s_search));
            var found = parsed.GetValue(kind) switch
            {
                Columns => ListColumns(schema, search, output),
                Choices => ListChoices(schema, search, output),
                _ => ListTables(schema, search, output),
            };
            return Task.FromResult(found > 0 ? ExitCodes.Success : ExitCodes.Negative);
        });
        return command;
    }

    private static int ListTables(Schema schema, SearchText search, ToolOutput output)
    {
        var found = schema.Tables.Where(table => search.Fits(table.LogicalName, table.EntitySetName, table.Label))
            .Select(table => new { Name = table.LogicalName, table.Label, Set = table.EntitySetName, Columns = schema.Columns(table).Count, Type = table.TableType, Ownership = table.OwnershipType, table.HasDefinition }).ToList();
        output.Result(found, screen => screen.WriteListing(
            ["Table", "Label", "Set", "Columns"],
            found.Select(static table => new[] { table.Name, table.Label, table.Set, table.Columns.ToString(CultureInfo.InvariantCulture) })));
        return found.Count;
    }

    private static int ListColumns(Schema schema, SearchText search, ToolOutput output)
    {
        var found = (from table in schema.Tables
                     from column in schema.Columns(table)
                     where search.Fits(column.LogicalName, column.Label)
                     select new { Table = table.LogicalName, Name = column.LogicalName, column.Label, column.Type, About = ColumnWords.Of(column) }).ToList();
        output.Result(found, screen => screen.WriteListing(
            ["Table", "Column", "Label", "Type", "About"],
            found.Select(static column => new[] { column.Table, column.Name, column.Label, column.Type.ToString(), column.About })));
        return found.Count;
    }

    // A global choice stands once, with one of its columns.
    private static int ListChoices(Schema schema, SearchText search, ToolOutput output)
    {
        var found = (from table in schema.Tables
                     from column in schema.Columns(table)
                     where column.Choice is { } choice && search.Fits(choice.Name, choice.Label, column.Label)
                     group (table, column) by column.Choice!.Name into columns
                     orderby columns.Key
                     let first = columns.First()
                     select new { Name = columns.Key, first.column.Choice!.Label, first.column.Choice.IsGlobal, Column = $"{first.table.LogicalName}.{first.column.LogicalName}", Options = first.column.Choice.Options.Count }).ToList();
        output.Result(found, screen => screen.WriteListing(
            ["Choice", "Label", "Options", "Of"],
            found.Select(static choice => new[] { choice.Name, choice.Label, choice.Options.ToString(CultureInfo.InvariantCulture), choice.IsGlobal ? $"{choice.Column} (global)" : choice.Column })));
        return found.Count;
    }
}
